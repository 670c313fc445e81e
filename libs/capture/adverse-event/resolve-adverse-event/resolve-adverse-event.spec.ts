import { NotThere } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { EndsBeforeItStarts, OutcomeIsDeath } from '../adverse-event.errors';
import { documentAfter, ending, reported, reportedWith, resolved, stateAfter, unclearAt } from '../testing';
import { ResolveAdverseEvent } from './resolve-adverse-event';

const { given } = scenarios(ResolveAdverseEvent);
const fatal = { ...ending, AEOUT: 'FATAL', AEENDTC: '2026-02-12' } as const;
const died = { ...resolved, data: { ...resolved.data, ...fatal } } as const;

describe('resolve an adverse event', () => {
  it('keeps the outcome and the end', () => given(reported).when(ending).then(resolved));
  it('changes nothing the second time', () => given(reported, resolved).when(ending).thenNothing());
  it('is told whole: what was ongoing is over', () =>
    expect(documentAfter(reported, resolved)).toMatchObject({ ...ending, AEENRTPT: null, AEENTPT: null }));
  it('keeps another outcome after one that was not the last', () => given(reported, resolved).when(fatal).then(died));
  it('R38 keeps a death whose day is not known', () =>
    given(reported)
      .when({ ...fatal, AEENDTC: null })
      .then({ ...died, data: { ...died.data, AEENDTC: null } }));
  it('completes the day of a death', () =>
    given(reportedWith({ AEOUT: 'FATAL' }))
      .when(fatal)
      .then(died));
  it('asks for the revision that was seen', () => expect(ResolveAdverseEvent.spec.does).toBe('change'));

  it('refuses any other outcome after death, and points at it', () => {
    given(reported, died).when(ending).thenRefuses(OutcomeIsDeath);
    expect(new OutcomeIsDeath().fields).toEqual(['/AEOUT']);
  });
  it('refuses an end before the start, and points at the end', () => {
    const early = { ...ending, AEENDTC: '2026-01' };
    given(reported).when(early).thenRefuses(EndsBeforeItStarts);
    expect(() => ResolveAdverseEvent.spec.decide(early, stateAfter(reported), {})).toThrow(
      expect.objectContaining({ fields: ['/AEENDTC'] }),
    );
  });
  it('R26 refuses a local time that the clocks left out', () => {
    const decide = () => ResolveAdverseEvent.spec.decide({ ...ending, AEENDTC: '2026-03-29T02:30' }, stateAfter(reported), {});
    expect(decide).toThrow(unclearAt('/AEENDTC'));
  });
  it('finds no event that was never reported', () => given().when(ending).thenRefuses(NotThere));
});
