import { BACKWARDS, jsonEvent, NO_STREAM, StreamNotFoundError } from '@eventstore/db-client';
import { isDeepStrictEqual } from 'node:util';
import { clientAt, takeTurn } from './connection';

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
  const client = clientAt(url);
  try {
    const last = await lastOf(client);
    if (isDeepStrictEqual(last?.data, defaultAcl(user))) return;
    const event = jsonEvent({ type: 'update-default-acl', data: defaultAcl(user) });
    await client.appendToStream(SETTINGS, event, { expectedRevision: last ? last.revision : NO_STREAM });
  } finally {
    await client.dispose();
    (await client['getChannel']()).close();
    endTurn();
  }
};

const lastOf = async (client: ReturnType<typeof clientAt>) => {
  try {
    for await (const { event } of client.readStream(SETTINGS, { direction: BACKWARDS, fromRevision: 'end', maxCount: 1 }))
      return event;
  } catch (error) {
    if (!(error instanceof StreamNotFoundError)) throw error;
  }
  return undefined;
};
