import { idOf, uuid5, type Catalogue, type Event } from '@verum/platform/eventsourcing';

/** `record` says which record of the stream broke the rule, where it holds several: a dose, a visit, a consent by its time. */
export type Broken = Readonly<{ rule: string; record: string | null }>;
export type Deviation = Broken & Readonly<{ DVTERM: string; expected: string; found: string; DVSTDTC: string }>;

/** Every context whose facts a protocol rule may speak against keeps these beside its own events, in the same append. */
export type DeviationEvent = Event<'ProtocolDeviationDetected', Deviation> | Event<'ProtocolDeviationSuperseded', Broken>;

export const deviationEvents: Catalogue<DeviationEvent> = {
  ProtocolDeviationDetected: {
    version: 1,
    upcasts: [],
    says: ({ DVTERM, expected, found }) => `Deviated from the protocol: ${DVTERM}. Expected ${expected}; found ${found}`,
    when: ({ DVSTDTC }) => DVSTDTC,
    example: {
      rule: 'consent-form-approved',
      record: '2026-01-10T09:30',
      DVTERM: 'Consent with a form that was not approved at the site',
      expected: 'an approval of ICF 2.0 (de)',
      found: 'none',
      DVSTDTC: '2026-01-10T09:30+01:00',
    },
  },
  ProtocolDeviationSuperseded: {
    version: 1,
    upcasts: [],
    says: ({ rule }) => `No longer a deviation from the protocol, by what is known now: ${rule}`,
    when: () => null,
    example: { rule: 'consent-form-approved', record: '2026-01-10T09:30' },
  },
};

/** The same rule broken by the same record is one deviation, whether it was superseded in between or not. */
export const idOfDeviation = (stream: string, { rule, record }: Broken): string =>
  uuid5(idOf(stream), `deviation/${record ?? ''}/${rule}`);

/** The deviations of a stream that stand, after one more of its events. */
export const standingAfter = (standing: readonly Broken[], { type, data }: Event): readonly Broken[] => {
  if (type !== 'ProtocolDeviationDetected' && type !== 'ProtocolDeviationSuperseded') return standing;
  const { rule, record } = data as Broken;
  const others = standing.filter((each) => each.rule !== rule || each.record !== record);
  return type === 'ProtocolDeviationDetected' ? [...others, { rule, record }] : others;
};

/**
 * What a record's facts, as they are now, add to the deviations that stand: each rule broken and not known yet is detected, each
 * known one that is broken no longer is superseded. Nothing is deleted.
 */
export const deviationsOf = (record: string | null, broken: readonly Deviation[], standing: readonly Broken[] = []) => {
  const known = standing.filter((each) => each.record === record).map(({ rule }) => rule);
  const found = broken.map(({ rule }) => rule);
  return [
    ...broken
      .filter(({ rule }) => !known.includes(rule))
      .map((data): DeviationEvent => ({ type: 'ProtocolDeviationDetected', data })),
    ...known
      .filter((rule) => !found.includes(rule))
      .map((rule): DeviationEvent => ({ type: 'ProtocolDeviationSuperseded', data: { rule, record } })),
  ];
};
