import { isBlinded, studies } from '@verum/capture/study';
import { idOfStudy, nameOf } from '@verum/platform/eventsourcing';
import { check } from '@verum/science/items';
import { readFolder } from './folder.reader';
import { checkRows, PARAMETERS } from './mapping/check-rows';
import { compareEmergence } from './mapping/compare-emergence';
import { DOMAIN_NAMES } from './mapping/domains';
import { subjectsOf } from './mapping/participant.mapping';
import { text, type Tables } from './mapping/row';
import { protocolFrom, studySteps } from './mapping/study.mapping';
import type { Run } from './send';
import { sendParticipants } from './send-participants';
import { sendStudy } from './send-study';
import { NONE, Tally, type Summary } from './tally';
import { ThereBefore, type Reads } from './there-before';

export type ImportOptions = Readonly<{
  folder: string;
  /** The key of the study, which becomes its STUDYID. */
  study: string;
  /** The IANA zone of all sites, since SDTM has none; UTC where it is left out. */
  zone?: string;
  /** Days after the last dose in which an onset is treatment-emergent; null, or left out, is without end. */
  emergentWindow?: number | null;
  /** How many participants are sent at the same time. */
  concurrency?: number;
  /** Read and check, and send nothing. */
  dryRun?: boolean;
  run: Run;
  /** The store that `run` writes to: to tell what is new from what was there. */
  store: Reads;
  now?: () => string;
  /** Rows that are dealt with, of all that will be sent. */
  onProgress?: (done: number, of: number) => void;
}>;

/** One clear sentence for whoever called it. */
export class WrongImportOption extends Error {}

/**
 * A folder of SDTM tables as the commands that would have recorded it. Nothing is sent unless every file could be read as a
 * table of its domain; then each row is taken, there already, or listed. Run again, it sends what is missing and nothing twice.
 * Rejects when the store is away.
 */
export const importSdtm = async (options: ImportOptions): Promise<Summary> => {
  const { folder, study: key, zone = 'UTC', emergentWindow = null, dryRun = false } = options;
  mustBeSound(key, zone, emergentWindow);
  const { tables, faults, notImported } = await readFolder(folder);
  if (faults.length > 0) return refused(key, tables, { problems: faults, notImported });
  const { sound, problems } = checkRows(tables);
  const tally = new Tally(tables, problems);
  noteUnused(sound, tally);
  const emergence = sound.SUPPAE.length ? compareEmergence(sound, protocolFrom(sound, emergentWindow).treatmentEmergent) : null;
  if (dryRun) noteReady(sound, tally);
  else await sendAll(sound, tally, options);
  return tally.summary(key, dryRun, { notImported, emergence });
};

const sendAll = async (sound: Tables, tally: Tally, options: ImportOptions): Promise<void> => {
  const { study: key, zone = 'UTC', emergentWindow = null, concurrency = 32, onProgress } = options;
  const study = idOfStudy(key);
  const before = new ThereBefore(options.store, nameOf(studies, study));
  const sending = { study, tally, before, run: options.run, now: options.now ?? (() => new Date().toISOString()) };
  if (!(await sendStudy(sending, studySteps(sound, { study, key, zone, emergentWindow })))) return;
  const protocol = protocolFrom(sound, emergentWindow);
  const design = { blinded: isBlinded(protocol), planned: new Set(protocol.visits.map(({ VISITNUM }) => VISITNUM)) };
  const subjects = subjectsOf(sound);
  const total = subjects.reduce((sum, { rows }) => sum + 1 + rows.length, 0);
  let done = 0;
  await sendParticipants(sending, subjects, design, { concurrency, onRow: () => onProgress?.(++done, total) });
};

const mustBeSound = (study: string, zone: string, emergentWindow: number | null): void => {
  const named = { 'the key of the study': check('STUDYID', study), 'the time zone': check('zone', zone) };
  const window = emergentWindow === null ? undefined : check('emergentWindow', emergentWindow);
  for (const [what, fault] of Object.entries({ ...named, 'the window': window }))
    if (fault) throw new WrongImportOption(`${what} ${fault.message}`);
};

/** Parameters that no protocol here holds, and what the source derived: known, counted, and not recorded. */
const noteUnused = ({ TS, SUPPAE }: Tables, tally: Tally): void => {
  for (const row of TS) if (!Object.hasOwn(PARAMETERS, text(row, 'TSPARMCD')!)) tally.note(row, 'notUsed');
  for (const row of SUPPAE) tally.note(row, 'notUsed');
};

const noteReady = (sound: Tables, tally: Tally): void => {
  for (const name of DOMAIN_NAMES) for (const row of sound[name]) if (!tally.outcomeOf(row)) tally.note(row, 'ready');
};

const refused = (study: string, tables: Tables, found: Pick<Summary, 'problems' | 'notImported'>): Summary => {
  const counted = DOMAIN_NAMES.filter((name) => tables[name].length > 0).map((name) => {
    const rows = tables[name].length;
    return [name, { ...NONE, rows, notTaken: rows }] as const;
  });
  const rows = counted.reduce((sum, [, counts]) => sum + counts.rows, 0);
  const totals = { ...NONE, rows, notTaken: rows };
  return {
    study,
    outcome: 'refused',
    domains: Object.fromEntries(counted),
    totals,
    commands: 0,
    events: 0,
    emergence: null,
    ...found,
  };
};
