import { NotThere } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import type { AdverseEventEvent } from '../adverse-event.events';
import type { SeriousnessUpdate } from '../report.events';
import { documentAfter, reported, reportedWith, stateAfter, unclearAt, update, updated } from '../testing';
import { UpdateSeriousness } from './update-seriousness';

const { given } = scenarios(UpdateSeriousness);
const nothing: SeriousnessUpdate = {
  ...{ AESER: null, AESDTH: null, AESLIFE: null, AESHOSP: null, AESDISAB: null, AESCONG: null, AESMIE: null },
  ...{ AESCAN: null, AESOD: null, siteAware: null },
};

describe('update the seriousness', () => {
  it('R38 keeps what is known now, and when the site learned of it', () => given(reported).when(update).then(updated));
  it('changes nothing the second time', () => given(reported, updated).when(update).thenNothing());
  it('leaves an answer that is not told as it was', () => {
    given(reported)
      .when({ ...nothing, AESER: 'Y', AESHOSP: 'Y', siteAware: update.siteAware })
      .then(updated);
    given(reported, updated).when(nothing).thenNothing();
  });
  it('does not move when the site first knew of the event', () =>
    expect(documentAfter(reported, updated)).toMatchObject({ AESER: 'Y', siteAware: reported.data.siteAware }));
  it('asks for the revision that was seen', () => expect(UpdateSeriousness.spec.does).toBe('change'));
  it('R26 refuses a local time that the clocks left out', () => {
    const decide = () => UpdateSeriousness.spec.decide({ ...update, siteAware: '2026-03-29T02:30' }, stateAfter(reported), {});
    expect(decide).toThrow(unclearAt('/siteAware'));
  });
  it('finds no event that was never reported', () => given().when(update).thenRefuses(NotThere));
});

describe('R73 the flags', () => {
  const flags = (change: object, ...more: AdverseEventEvent[]) => {
    const doc = documentAfter(reportedWith(change), ...more)!;
    return [doc.flagged, ...doc.flags];
  };
  it.each([
    [{ AESER: 'N', AESHOSP: 'Y' }, ['Y', 'criterion-without-AESER']],
    [{ AESER: null, AESDTH: 'Y' }, ['Y', 'criterion-without-AESER']],
    [{ AESER: 'U', AESMIE: 'Y' }, ['Y', 'criterion-without-AESER']],
    [{ AESER: 'N', AESCAN: 'Y' }, ['Y', 'criterion-without-AESER']],
    [{ AESER: 'Y' }, ['Y', 'AESER-without-criterion']],
    [{ AESER: 'Y', AESOD: 'Y' }, ['Y', 'AESER-without-criterion']],
    [{ AESER: 'N', AESOD: 'Y' }, ['N']],
    [{ AESER: 'N', AESHOSP: 'U' }, ['N']],
    [{ AESER: 'N', AESMIE: null }, ['N']],
    [{ AESER: 'Y', AESLIFE: 'Y' }, ['N']],
    [{}, ['N']],
  ] as const)('of %j are %j', (change, expected) => expect(flags(change)).toEqual(expected));
  it('goes when what is known now agrees', () => expect(flags({ AESHOSP: 'Y' }, updated)).toEqual(['N']));
});
