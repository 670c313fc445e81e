import type { ParticipantEvent } from './participant.events';
import { visited } from './testing';
import { visitDocuments } from './visit-document/visit-document.projection';

const metadata = { study: 's', site: '701', participant: 'p' };
const corrected: ParticipantEvent = {
  type: 'ItemCorrected',
  data: {
    ...{ record: '2', item: 'SVSTDTC', was: '2026-02-02', is: '2026-02-01T10:00' },
    ...{ reasonCode: 'other', reason: 'r', cause: 'source', query: null },
  },
};

describe('a visit', () => {
  const [recorded, correction] = [visited, corrected].map(
    (event, i) => ({ ...event, stream: 'participant-p', revision: i, n: i + 1, metadata }) as never,
  ) as [never, never];
  const doc = visitDocuments.evolve(undefined, recorded);

  it('is found by its key', () => {
    expect(visitDocuments.key(recorded)).toBe('participant-p/2');
    expect(visitDocuments.key(correction)).toBe('participant-p/2');
  });
  it('follows its corrections', () =>
    expect(visitDocuments.evolve(doc, correction)).toEqual({
      ...doc,
      ...{ SVSTDTC: '2026-02-01T10:00', at: '2026-02-01T10:00+01:00', n: 2 },
    }));
  it('is nothing before it was recorded', () => expect(visitDocuments.evolve(undefined, correction)).toBeUndefined());
});
