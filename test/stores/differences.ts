/** Where the embedded node differs from EventStoreDB 24.6 by design, and why. `differences.spec.ts` shows each. */
export const DIFFERENCES = {
  immutable: 'deleteStream and tombstoneStream are refused: the log is a record of a trial',
  nothingHides: 'stream metadata that would hide events ($maxAge, $maxCount, $tb) are refused for the same reason',
  noSystemEvents: 'a new store is empty: there are no system events in $all',
  stricterLimit: 'the limit of 1 MiB counts metadata and types too, as servers from 24.10.4 on do',
  badRequests: 'a bad request is answered once; 24.6 answers twice, which crashes the client',
  noCheckpointFromNowhere:
    'no checkpoint is sent before an event was looked at; 24.6 sends 2^64-1, from which a resume loses events',
  unknownPosition: 'a subscription from a position that the log does not have is an error, also beyond its end',
  metadataOfNothing: 'an append to a stream named $$ is refused; it shuts 24.6 down',
  noLinks: 'links are not resolved: a read that asks for it is refused',
  noAccounts: 'there are no users and no access lists: who reaches the socket may read and append',
  streamsOnly: 'persistent subscriptions, projections, users, operations and monitoring are not there',
} as const;
