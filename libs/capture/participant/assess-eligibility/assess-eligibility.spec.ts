import type { Study } from '@verum/capture/study';
import { NotThere } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { EligibilityUnfit } from '../course.errors';
import type { EligibilityTaken } from '../enrolment.events';
import { LocalTimeUnclear } from '../participant.errors';
import { exampleOf, screened, study } from '../testing';
import { AssessEligibility } from './assess-eligibility';

const { given } = scenarios(AssessEligibility);
const assessed = exampleOf('EligibilityAssessed');
const { protocolVersion: _, zone: __, ...taken } = assessed.data;
const [protocol] = study.protocols;
const inclusion = { IETESTCD: 'INCL01', IETEST: 'Adult', IECAT: 'INCLUSION' } as const;
const both = { ...study, protocols: [{ ...protocol!, criteria: [...protocol!.criteria, inclusion] }] };

const decide = (change: Partial<EligibilityTaken>, needs: Pick<Study, 'sites' | 'protocols'> = both) =>
  AssessEligibility.spec.decide(
    { ...taken, ...change },
    AssessEligibility.spec.stream.evolve(AssessEligibility.spec.stream.initial, screened),
    needs,
  );
const answers = (EXCL01: 'MET' | 'NOT MET' | 'NOT EVALUATED', INCL01: 'MET' | 'NOT MET' | 'NOT EVALUATED') => [
  { IETESTCD: 'EXCL01', IEORRES: EXCL01 },
  { IETESTCD: 'INCL01', IEORRES: INCL01 },
];

describe('assess eligibility', () => {
  it('keeps each answer, the verdict and the version of the criteria', () => given(screened).when(taken, study).then(assessed));
  it('changes nothing the second time', () => given(screened, assessed).when(taken, study).thenNothing());
  it('is taken again with another verdict, and the latest stands', () => {
    const again = { ...taken, eligible: false };
    given(screened, assessed)
      .when(again, study)
      .then({ ...assessed, data: { ...assessed.data, eligible: false } });
  });
  it('finds nobody who was never screened', () => given().when(taken, study).thenRefuses(NotThere));
  it('R26 refuses a local time that the clocks left out', () =>
    given(screened)
      .when({ ...taken, IEDTC: '2026-03-29T02:30' }, study)
      .thenRefuses(LocalTimeUnclear));
});

describe('the verdict follows from the answers, where MET says that the text of a criterion applies', () => {
  it('eligible where each inclusion is met and no exclusion is', () =>
    expect(decide({ criteria: answers('NOT MET', 'MET') })).toHaveLength(1));
  it.each([
    ['an exclusion applies', answers('MET', 'MET')],
    ['an inclusion does not apply', answers('NOT MET', 'NOT MET')],
    ['an exclusion was not evaluated', answers('NOT EVALUATED', 'MET')],
    ['an inclusion was not evaluated', answers('NOT MET', 'NOT EVALUATED')],
  ])('not eligible where %s', (_, criteria) => {
    expect(() => decide({ criteria })).toThrow(
      expect.objectContaining({ rules: ['verdict-contradicted'], fields: ['/eligible'] }),
    );
    expect(decide({ criteria, eligible: false })).toHaveLength(1);
  });
  it('an investigator may find somebody not eligible whom the criteria let in', () =>
    expect(decide({ criteria: answers('NOT MET', 'MET'), eligible: false })).toHaveLength(1));
});

describe('every criterion is answered once', () => {
  it('names what is unknown, answered twice or left open', () => {
    const criteria = [
      { IETESTCD: 'EXCL01', IEORRES: 'NOT MET' },
      { IETESTCD: 'MOON', IEORRES: 'MET' },
      { IETESTCD: 'EXCL01', IEORRES: 'MET' },
    ] as const;
    expect(() => decide({ criteria, eligible: false })).toThrow(EligibilityUnfit);
    expect(() => decide({ criteria, eligible: false })).toThrow(
      expect.objectContaining({
        rules: ['criterion-unknown', 'criterion-answered-twice', 'criterion-unanswered'],
        fields: ['/criteria/1/IETESTCD', '/criteria/2/IETESTCD', '/criteria'],
      }),
    );
  });
  it('is refused where no protocol is in force', () => {
    const inactive = { ...study, sites: study.sites.map((site) => ({ ...site, active: null })) };
    expect(() => decide({}, inactive)).toThrow(expect.objectContaining({ rules: ['protocol-active-at-site'] }));
  });
});
