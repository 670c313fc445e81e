import { BACKWARDS, END, jsonEvent, NO_STREAM, StreamNotFoundError, type EventStoreDBClient } from '@eventstore/db-client';
import { isDeepStrictEqual } from 'node:util';
import { Connection, takeTurn } from './connection';
import { listen } from './listening';
import { Silent } from './outcome';
import { PATIENCE } from './patience';
import type { Resolved } from './recorded';

const SETTINGS = '$settings';
const ADMINS = '$admins';

/**
 * The access rules of a whole server: the application's user reads, $all included, and appends to streams of ours.
 * Deleting and metadata (which truncates) are left to administrators, who can be held to account for it.
 */
export const defaultAcl = (user: string) => ({
  $userStreamAcl: { $r: [ADMINS, user], $w: [ADMINS, user], $d: ADMINS, $mr: [ADMINS, user], $mw: ADMINS },
  $systemStreamAcl: { $r: [ADMINS, user], $w: ADMINS, $d: ADMINS, $mr: ADMINS, $mw: ADMINS },
});

/** Sets them, once, with the administrator's credentials in the URL. The user itself must exist, or be made, on the server. */
export const initStore = async (url: string, user: string): Promise<void> => {
  if (!/^[A-Za-z0-9][\w.@-]*$/.test(user) || ['admin', 'ops'].includes(user))
    throw new Error('Name the application user by its login name; admin and ops have rights of their own');
  const endTurn = takeTurn();
  const connection = new Connection(url);
  try {
    const client = await connection.client();
    const last = await lastOf(client);
    if (isDeepStrictEqual(last?.data, defaultAcl(user))) return;
    const event = jsonEvent({ type: 'update-default-acl', data: defaultAcl(user) });
    await client.appendToStream(SETTINGS, event, { expectedRevision: last ? last.revision : NO_STREAM });
  } finally {
    await connection.close();
    endTurn();
  }
};

const lastOf = async (client: EventStoreDBClient) => {
  const read = client.readStream(SETTINGS, { direction: BACKWARDS, fromRevision: END, maxCount: 1 });
  const silent = () => void read.destroy(new Silent('The server does not answer'));
  try {
    for await (const { event } of listen<Resolved>(read, () => read.cancel(), PATIENCE.silence, silent)) return event;
  } catch (error) {
    if (!(error instanceof StreamNotFoundError)) throw error;
  }
  return undefined;
};
