import { memberDocuments, members } from '@verum/platform/accounts';
import { nameOf, type Views } from '@verum/platform/eventsourcing';
import { participantDocuments } from './participant-document.projection';
import { participants } from './participant.state';

type Row = Readonly<{ participant?: string | null; actor?: string }>;

/** For the rows of an answer: beside the ids, what the study calls the participant, and the name of the account that acted. */
export const inNames = (views: Views) => {
  const numberOf = once((id) => views.one(participantDocuments, nameOf(participants, id))?.USUBJID ?? null);
  const personOf = once((id) => views.one(memberDocuments, nameOf(members, id))?.name ?? id);
  return <R extends Row>(row: R) => ({
    ...row,
    USUBJID: row.participant && numberOf(row.participant),
    ...(row.actor !== undefined && { name: personOf(row.actor) }),
  });
};

/** A page names the same few over and over. */
const once = <Name>(find: (id: string) => Name) => {
  const found = new Map<string, Name>();
  return (id: string): Name => {
    if (!found.has(id)) found.set(id, find(id));
    return found.get(id)!;
  };
};
