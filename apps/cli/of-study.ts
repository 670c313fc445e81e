import { InvalidArgumentError } from 'commander';
import { participants } from '@verum/capture/participant';
import { studies } from '@verum/capture/study';
import { idOfParticipant, idOfStudy, nameOf, type EventStore } from '@verum/platform/eventsourcing';
import { isInstant } from '@verum/science/dates';

export type Named = Readonly<{ study: string; participant?: string }>;

/** A record number, or a UTC time in the form that the record keeps. */
export type Moment = number | string;

export const STUDY = ['--study <key>', 'the key of the study, such as KET-01'] as const;
export const PARTICIPANT = ['--participant <key>', 'as the study calls them (USUBJID), such as 01-701-1015'] as const;

/** For an option that takes a moment. */
export const moment = (text: string): Moment => {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  if (isInstant(text) && text.endsWith('Z') && hasCome(text)) return new Date(text).toISOString();
  throw new InvalidArgumentError(
    'Give a record number, as verum replay prints it before each line, or a UTC time such as 2026-06-30T12:00Z that has passed.',
  );
};

/** As over HTTP: clocks differ by less than a minute, and what lies further ahead would get another answer later. */
const hasCome = (instant: string): boolean => Date.parse(instant) <= Date.now() + 60_000;

/** Of a number, where the record ends before it: a past moment that is not there yet would be answered with another one. */
export const mustBeInRecord = (last: number, moments: Readonly<Record<string, Moment | undefined>>): void => {
  for (const [option, asked] of Object.entries(moments))
    if (typeof asked === 'number' && asked > last)
      throw new Error(`The record ends at ${last}: there is no ${asked} yet. Name a number up to ${last} in --${option}.`);
};

/** The ids of what is named by its keys. Throws where it is not there, with what to look at. */
export const mustBeThere = async (store: EventStore, named: Named): Promise<Named> => {
  const study = idOfStudy(named.study);
  if (!(await isThere(store, nameOf(studies, study)))) throw new Error(await noStudy(store, named.study));
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

const noStudy = async (store: EventStore, key: string): Promise<string> => {
  const keys: string[] = [];
  for await (const { type, data } of store.readAll([studies.category]))
    if (type === 'StudyRegistered') keys.push((data as { STUDYID: string }).STUDYID);
  return keys.length > 0
    ? `There is no study ${key} in this store, but ${keys.join(', ')}. Check the key, and VERUM_DATA or EVENTSTORE_URL.`
    : 'There is no study in this store yet. Check VERUM_DATA or EVENTSTORE_URL.';
};
