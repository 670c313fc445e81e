import { aeIncidence, aeMaxSeverity, eair, type AdverseEvent, type SafetyData } from './adverse-events';

const event = (id: string, pt: string, severity = 'MILD', startDay = 1, soc = 'NERVOUS'): AdverseEvent => ({
  id,
  soc,
  pt,
  severity,
  startDay,
});
const data: SafetyData = {
  arms: ['Placebo', 'Ketamine'],
  subjects: ['p1', 'p2', 'p3']
    .map((id) => ({ id, arm: 'Placebo', days: 10 }))
    .concat(['k1', 'k2'].map((id) => ({ id, arm: 'Ketamine', days: 20 }))),
  events: [
    event('k1', 'DIZZINESS', 'MILD', 3),
    event('k1', 'DIZZINESS', 'SEVERE', 2),
    event('k1', 'HEADACHE', 'MILD', 5),
    event('p2', 'HEADACHE', 'MODERATE', 4),
    event('k2', 'NAUSEA', 'MILD', 0, 'GASTROINTESTINAL'),
  ],
};

describe('adverse event incidence', () => {
  it('counts a participant once per term, per class and over all, and every event', () => {
    const { N, any, socs } = aeIncidence(data);
    expect(N).toEqual([3, 2]);
    expect(any).toMatchObject({ n: [1, 2], pct: [33.3, 100], events: [1, 4] });
    expect(socs.map(({ soc }) => [soc.term, ...soc.n])).toEqual([
      ['GASTROINTESTINAL', 0, 1],
      ['NERVOUS', 1, 1],
    ]);
    expect(socs[1]!.preferredTerms).toMatchObject([
      { term: 'DIZZINESS', n: [0, 1], events: [0, 2] },
      { term: 'HEADACHE', n: [1, 1], events: [1, 1] },
    ]);
  });

  it('makes no test where neither arm had the event', () => {
    const three = {
      ...data,
      arms: ['Placebo', 'Ketamine', 'Esketamine'],
      subjects: [...data.subjects, { id: 'e1', arm: 'Esketamine', days: 1 }],
    };
    expect(aeIncidence(three).socs[0]!.soc.against.map(({ arm, fisherP }) => [arm, fisherP])).toEqual([
      ['Ketamine', 0.4],
      ['Esketamine', 'NA'],
    ]);
  });

  it('keeps the worst severity of a participant', () =>
    expect(aeMaxSeverity({ ...data, levels: ['MILD', 'MODERATE', 'SEVERE'] }).arms).toEqual([
      { arm: 'Placebo', n: [0, 1, 0] },
      { arm: 'Ketamine', n: [1, 0, 1] },
    ]));

  it('puts participants at risk until their first event, at least a day, or the end of treatment', () => {
    const { arms } = eair({ ...data, isMeant: () => true });
    expect(arms.map(({ subjectsWithEvent, personYears }) => [subjectsWithEvent, Math.round(personYears * 365.25)])).toEqual([
      [1, 24],
      [2, 3],
    ]);
  });

  it.each([
    ['events', { ...data, events: [event('nobody', 'X')] }],
    ['subjects', { ...data, subjects: [...data.subjects, data.subjects[0]!] }],
    ['subjects', { ...data, arms: ['Placebo'] }],
    ['subjects of Other', { ...data, arms: [...data.arms, 'Other'] }],
  ])('refuses %s that do not fit', (argument, wrong) =>
    expect(() => aeIncidence(wrong)).toThrow(expect.objectContaining({ name: 'RangeError', argument })),
  );
});
