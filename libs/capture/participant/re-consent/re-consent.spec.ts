import { awaitingReConsent } from './re-consent';

const form = (formVersion: string) => ({ consentForm: 'ICF', formVersion });
const sites = [{ site: '701', active: '2.0' }] as never;
const protocols = [
  { version: '1.0', consent: 'collected', consentForms: [form('2.0')] },
  { version: '2.0', consent: 'collected', consentForms: [form('3.0')] },
] as never;
const who = (given: readonly string[], more: object = {}) =>
  [
    {
      ...{ participant: 'p', SUBJID: '701-1', site: '701', n: 7, withdrawnScopes: [] },
      consent: { given: given.map((version) => ({ ...form(version), DSSTDTC: '2026-01-10' })) },
      ...more,
    },
  ] as never;

describe('R36 who has to consent again', () => {
  it('is who consented by a form that is accepted no longer', () =>
    expect(awaitingReConsent(who(['2.0']), sites, protocols)).toEqual([
      {
        ...{ participant: 'p', SUBJID: '701-1', site: '701', n: 7, version: '2.0', accepted: [form('3.0')] },
        consented: { ...form('2.0'), DSSTDTC: '2026-01-10' },
      },
    ]));
  it('is nobody who has done so', () => expect(awaitingReConsent(who(['2.0', '3.0']), sites, protocols)).toEqual([]));
  it('is nobody who withdrew from everything, or never consented', () => {
    expect(awaitingReConsent(who(['2.0'], { withdrawnScopes: ['everything'] }), sites, protocols)).toEqual([]);
    expect(awaitingReConsent(who([]), sites, protocols)).toEqual([]);
  });
  it('is nobody where the site goes by the earlier protocol', () =>
    expect(awaitingReConsent(who(['2.0']), [{ site: '701', active: '1.0' }] as never, protocols)).toEqual([]));
});
