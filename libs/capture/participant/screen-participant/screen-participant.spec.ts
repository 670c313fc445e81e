import { scenarios } from '@verum/platform/eventsourcing/testing';
import { LocalTimeUnclear, ScreeningRefused } from '../participant.errors';
import { screened, study } from '../testing';
import { issuedNumber, ScreenParticipant } from './screen-participant';

const { given } = scenarios(ScreenParticipant);
const screening = { SUBJID: '701-1015', USUBJID: 'KET-01-701-1015', SITEID: '701', SVSTDTC: '2026-01-10' };
const atSite = (change: object) => ({ ...study, sites: study.sites.map((site) => ({ ...site, ...change })) });

describe('screen a participant', () => {
  it('keeps number, site, protocol version and zone', () => given().when(screening, study).then(screened));
  it('is also the importer’s', () => expect(ScreenParticipant.may).toContain('importer'));
  it('is for a stream that is not there yet, so that no number is given twice', () =>
    expect(ScreenParticipant.spec.does).toBe('create'));

  it('refuses a site where no protocol is active', () =>
    given()
      .when(screening, atSite({ active: null }))
      .thenRefuses(ScreeningRefused));
  it('names every rule that failed', () => {
    const decide = () =>
      ScreenParticipant.spec.decide({ ...screening, SITEID: '702' }, ScreenParticipant.spec.stream.initial, study);
    expect(decide).toThrow(expect.objectContaining({ rules: ['site-open'], fields: ['/SITEID'] }));
  });
  it('R26 refuses a local time that the clocks left out', () =>
    given()
      .when({ ...screening, SVSTDTC: '2026-03-29T02:30' }, study)
      .thenRefuses(LocalTimeUnclear));
});

describe('an issued number', () => {
  const digest = '6f0b4a52-5f0d-5d6e-9a55-3b1c7c1f9e10';
  it('is the same for the same command', () => {
    expect(issuedNumber('701', digest)).toBe(issuedNumber('701', digest));
    expect(issuedNumber('701', digest)).toMatch(/^701-[0-9A-HJKMNP-TV-Z]{6}$/);
  });
  it('is another for another command or site', () => {
    expect(issuedNumber('701', digest.replace(/10$/, '11'))).not.toBe(issuedNumber('701', digest));
    expect(issuedNumber('702', digest)).not.toBe(issuedNumber('701', digest));
  });
});
