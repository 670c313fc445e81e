import {
  correctionOf,
  CorrectionRefused,
  entryOf,
  ValueRefused,
  type Correcting,
  type Correction,
} from '@verum/platform/eventsourcing';
import { check, type Fault } from '@verum/science/items';
import { participantEvents } from '../participant.events';
import type { Kept } from '../records.state';

/** What may have been left out, and so may be taken back. */
const OPTIONAL = [
  ...['AGE', 'AGEU', 'ETHNIC', 'DMDTC', 'SCORRESU', 'SCDTC'],
  ...['SVSTDTC', 'SVENDTC', 'SVREASOC', 'SVUPDES', 'SVCNTMOD'],
  ...['DSDTC', 'VISITNUM', 'VISIT', 'DSSPID'],
];

type Check = (value: unknown) => Fault | undefined;

const races: Check = (value) => {
  if (!Array.isArray(value) || value.length < 1 || value.length > 8 || new Set(value).size < value.length)
    return { rule: 'races', message: 'must be a list of one race to eight, each once' };
  return value.map((race) => check('RACE', race)).find((fault) => fault !== undefined);
};

/** Items that hold more here than the dictionary's one value, or terms of another list. */
const CHECKS: ReadonlyMap<string, Check> = new Map([
  ['RACE', races],
  ['DSDECOD', (value) => check('completion', value)],
]);

/** The correction that is asked for; undefined where it is so already. Throws CorrectionRefused and ValueRefused. */
export const correctionIn = ({ type, data }: Kept, asked: Correcting): Correction | undefined => {
  const facts = data as Readonly<Record<string, unknown>>;
  const { correctable = [] } = entryOf(participantEvents, type);
  const ofItsOwn = CHECKS.get(asked.item);
  if (!ofItsOwn) return correctionOf(asked, facts, correctable, OPTIONAL);
  if (!correctable.includes(asked.item)) throw new CorrectionRefused();
  const fault = ofItsOwn(asked.is);
  if (fault) throw new ValueRefused(fault.rule, fault.message);
  const was = facts[asked.item];
  return JSON.stringify(was) === JSON.stringify(asked.is) ? undefined : { ...asked, was };
};
