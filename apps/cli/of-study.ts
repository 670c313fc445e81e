import { InvalidArgumentError } from 'commander';
import { participants } from '@verum/capture/participant';
import { studies } from '@verum/capture/study';
import { idOfParticipant, idOfStudy, nameOf, type EventStore } from '@verum/platform/eventsourcing';

export type Named = Readonly<{ study: string; participant?: string }>;

export const STUDY = ['--study <key>', 'the key of the study, such as KET-01'] as const;
export const PARTICIPANT = ['--participant <key>', 'as the study calls them (USUBJID), such as 01-701-1015'] as const;

/** For an option that takes a record number. */
export const recordNumber = (text: string): number => {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('a record number, as verum replay prints it before each line');
};

/** The ids of what is named by its keys. Throws where it is not there, with what to look at. */
export const mustBeThere = async (store: EventStore, named: Named): Promise<Named> => {
  const study = idOfStudy(named.study);
  if (!(await isThere(store, nameOf(studies, study))))
    throw new Error(`There is no study ${named.study} in this store. Check the key, and VERUM_DATA or EVENTSTORE_URL.`);
  if (named.participant === undefined) return { study };
  const participant = idOfParticipant(study, named.participant);
  if (!(await isThere(store, nameOf(participants, participant))))
    throw new Error(
      `There is no participant ${named.participant} in ${named.study}. verum replay --study ${named.study} --type ParticipantScreened lists them.`,
    );
  return { study, participant };
};

const isThere = async (store: EventStore, stream: string): Promise<boolean> => {
  for await (const _ of store.read(stream, 0)) return true;
  return false;
};
