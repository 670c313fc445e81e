import { Command } from 'commander';
import { participantDocuments } from '@verum/capture/participant';
import { studies } from '@verum/capture/study';
import {
  CasebookReading,
  causeIn,
  recordDifference,
  wordsOf,
  type Cause,
  type RecordDifference,
} from '@verum/oversight/casebook';
import { recordTrail } from '@verum/oversight/trail';
import { nameOf, type Scope, type Views } from '@verum/platform/eventsourcing';
import { withNewestViews } from './fold';
import { mustBeThere, PARTICIPANT, recordNumber, STUDY } from './of-study';
import { paint, print } from './output';
import { withStore } from './platform';

type Differing = { study: string; participant?: string; from: number; to: number };
type OfOne = RecordDifference & Readonly<{ participant: string; USUBJID: string }>;
type Found = Readonly<{ from: number; to: number; participants: readonly OfOne[]; ofStudy: readonly Cause[] }>;

export const diffCommand = new Command('diff')
  .description('what is not as it was between two records, each change with the records that caused it')
  .requiredOption(...STUDY)
  .requiredOption('--from <n>', 'the earlier record number; 0 is before the first', recordNumber)
  .requiredOption('--to <n>', 'the later record number', recordNumber)
  .option(...PARTICIPANT)
  .action(({ from, to, ...asked }: Differing, command: Command) => {
    if (from >= to) throw new Error(`--from ${from} must come before --to ${to}: a difference is read forwards.`);
    return withStore(async (store, config) => {
      const named = await mustBeThere(store, asked);
      const found = await withNewestViews(store, config.data, (views) => between(views, { ...named, sites: '*' }, from, to));
      print(command, found, linesOf(found));
    });
  });

const between = (views: Views, scope: Scope, from: number, to: number): Found => {
  const last = views.numberAt(scope.study);
  if (to > last) throw new Error(`The record ends at ${last}: name a --to up to that.`);
  const within = { after: from, asOf: to };
  const participants = views.find(participantDocuments, scope, { asOf: to }).flatMap(({ participant, USUBJID }) => {
    const trail = views.find(recordTrail, { ...scope, participant }, within);
    if (trail.length === 0) return [];
    const { recorded } = new CasebookReading(views, { ...scope, participant }, to);
    return [{ participant, USUBJID, ...recordDifference(recorded, trail, [from, to]) }];
  });
  const stream = nameOf(studies, scope.study);
  const ofStudy = scope.participant ? [] : views.find(recordTrail, { ...scope, stream }, within).map(causeIn);
  return { from, to, participants, ofStudy };
};

const linesOf = ({ from, to, participants, ofStudy }: Found): string[] => {
  const lines = [...ofStudy.map(causeLine), ...participants.flatMap(linesOfOne)];
  return lines.length === 0 ? [`Nothing changed between record ${from} and record ${to}.`] : lines;
};

const linesOfOne = ({ USUBJID, changes, causes }: OfOne): string[] => [
  paint('bold', USUBJID),
  ...changes.map(({ datum, was, is, records }) => {
    const { item, label } = wordsOf(datum.slice(datum.lastIndexOf('/') + 1));
    const name = item === label ? item : `${item}, ${label}`;
    return `  ${name}: ${inWords(was)} → ${inWords(is)}  ${paint('dim', `${records.map((n) => `#${n}`).join(' ')}  ${datum}`)}`;
  }),
  ...causes.map((cause) => `  ${causeLine(cause)}`),
];

const causeLine = ({ n, says, role, receivedAt }: Cause): string =>
  `#${n}  ${says}  ${paint('dim', `${role}, ${receivedAt.slice(0, 19).replace('T', ' ')}`)}`;

const inWords = (value: unknown): string => (value === null ? '–' : typeof value === 'string' ? value : JSON.stringify(value));
