import { Command } from 'commander';
import { participantDocuments } from '@verum/capture/participant';
import { studies } from '@verum/capture/study';
import { inWords } from '@verum/exchange/record';
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
import { moment, mustBeInRecord, mustBeThere, PARTICIPANT, STUDY, type Moment } from './of-study';
import { columns, counted, inUtc, paint, print, tell, under } from './output';
import { withStore } from './platform';

type Differing = { study: string; participant?: string; from: Moment; to: Moment };
type OfOne = RecordDifference & Readonly<{ participant: string; USUBJID: string }>;
type Found = Readonly<{ from: number; to: number; participants: readonly OfOne[]; ofStudy: readonly Cause[] }>;

export const diffCommand = new Command('diff')
  .description('what is not as it was between two records, each change with the records that caused it')
  .requiredOption(...STUDY)
  .requiredOption('--from <moment>', 'the earlier record number or UTC time; 0 is before the first', moment)
  .requiredOption('--to <moment>', 'the later record number or UTC time', moment)
  .option(...PARTICIPANT)
  .action(({ from, to, ...asked }: Differing, command: Command) => {
    mustRunForwards(from, to);
    return withStore(async (store, config, joined) => {
      const scope = { ...(await mustBeThere(store, asked)), sites: '*' } as const;
      const found = await withNewestViews({ store, config, joined }, (views) => between(views, scope, from, to));
      print(command, found, linesOf(found));
      tell(command, countsOf(found));
    });
  });

const mustRunForwards = (from: Moment, to: Moment): void => {
  if (typeof from === typeof to && from >= to)
    throw new Error(`--from ${from} must come before --to ${to}: a difference is read forwards.`);
};

const between = (views: Views, scope: Scope, earlier: Moment, later: Moment): Found => {
  mustBeInRecord(views.numberAt(scope.study), { from: earlier, to: later });
  const [from, to] = [views.numberAt(scope.study, earlier), views.numberAt(scope.study, later)];
  mustRunForwards(from, to + 1); // between two times there may be no record
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
  const lines = [...ofStudy.flatMap((cause) => causeLine(cause)), ...participants.flatMap(linesOfOne)];
  return lines.length === 0 ? [`Nothing changed between record ${from} and record ${to}.`] : lines;
};

const countsOf = ({ from, to, participants, ofStudy }: Found): string => {
  const values = participants.reduce((sum, { changes }) => sum + changes.length, 0);
  const whose = counted(participants.length, 'participant');
  return `From record ${from} to ${to}: ${counted(values, 'change')} in the data of ${whose}, ${counted(ofStudy.length, 'record')} of the study`;
};

const linesOfOne = ({ USUBJID, changes, causes }: OfOne): string[] => [
  paint('bold', USUBJID),
  ...[...Map.groupBy(changes, ({ datum }) => datum.slice(0, datum.lastIndexOf('/')))].flatMap(([record, its]) => [
    paint('dim', `  ${record}`),
    ...columns(its.map(cellsOf), '    '),
  ]),
  ...causes.map((cause) => causeLine(cause, '  ')),
];

const cellsOf = ({ datum, was, is, records }: OfOne['changes'][number]): string[] => {
  const { item, label } = wordsOf(datum.slice(datum.lastIndexOf('/') + 1));
  const by = records.map((n) => `#${n}`).join(' ');
  return [item, label === item ? '' : label, by, `${inWords(was) ?? '–'} → ${inWords(is) ?? '–'}`];
};

const causeLine = ({ n, says, role, receivedAt }: Cause, before = ''): string => {
  const head = `${before}#${n}  `;
  return `${head}${under(head.length, `${says}  (${role}, ${inUtc(receivedAt)})`)}`;
};
