import { deviationsOf, isOutside, type Consent, type Deviation, type DeviationEvent } from '@verum/capture/participant';
import type { ProtocolDocument } from '@verum/capture/study';
import { provablyBefore } from '@verum/science/dates';
import { LIMITS, limitsBroken } from './dose.limits';
import type { Dose } from './dosing.events';
import type { Dosing } from './dosing.state';
import { momentOf } from './dosing.time';
import type { Participation } from './participation.state';

export type Circumstances = Readonly<{ consent: Consent; participation: Participation; protocol: ProtocolDocument }>;

/**
 * The dose happened, so it is kept at once; what the protocol says against it stands beside it, open until it is assessed.
 * `dosing` has the dose as it is now. The limits are judged anew for every dose, because one changes the sum of those after it.
 */
export const judged = (dose: Dose, { doses, deviations }: Dosing, around: Circumstances): readonly DeviationEvent[] => {
  const limits = limitsBroken(doses, around.protocol.dosing);
  const own = [...(dose.ECOCCUR === 'Y' ? brokenBy(dose, around) : []), ...(limits.get(dose.ECSPID) ?? [])];
  const ofLimits = deviations.filter(({ rule }) => LIMITS.includes(rule));
  const others = doses.filter(({ ECSPID }) => ECSPID !== dose.ECSPID);
  return [
    ...deviationsOf(dose.ECSPID, own, deviations),
    ...others.flatMap(({ ECSPID }) => deviationsOf(ECSPID, limits.get(ECSPID) ?? [], ofLimits)),
  ];
};

const brokenBy = (dose: Dose, { consent, participation, protocol }: Circumstances): readonly Deviation[] => {
  const DVSTDTC = momentOf(dose);
  const rules = [
    ...when(isOutside(consent, DVSTDTC, ['treatment']), OUTSIDE_CONSENT),
    ...onPlannedRoute(dose, protocol),
    ...whileTakingPart(DVSTDTC, participation, protocol),
  ];
  return rules.map((rule) => ({ ...rule, record: dose.ECSPID, DVSTDTC }));
};

type Rule = Omit<Deviation, 'DVSTDTC' | 'record'>;
const when = (broken: boolean, rule: Rule): readonly Rule[] => (broken ? [rule] : []);

const OUTSIDE_CONSENT: Rule = {
  rule: 'dose-within-consent',
  DVTERM: 'A dose outside consent',
  expected: 'consent to treatment at the time of the dose',
  found: 'none yet, or one that was withdrawn',
};

const onPlannedRoute = ({ ECROUTE }: Dose, { dosing: { routes } }: ProtocolDocument): readonly Rule[] =>
  when(ECROUTE !== null && routes.length > 0 && !routes.includes(ECROUTE), {
    rule: 'dose-route-planned',
    DVTERM: 'A dose by a route that the protocol does not have',
    expected: routes.join(' or '),
    found: `${ECROUTE}`,
  });

/** A study with several arms treats whom it has randomised; one with a single arm whom it has enrolled. */
const whileTakingPart = (moment: string, participation: Participation, { arms }: ProtocolDocument): readonly Rule[] => {
  const { enrolled, randomised, ended } = participation;
  const [begins, since] = arms.length > 1 ? ['randomisation', randomised] : ['enrolment', enrolled ?? randomised];
  return [
    ...when(since === null || provablyBefore(moment, since), {
      rule: `dose-after-${begins}`,
      DVTERM: `A dose before ${begins}`,
      expected: `${begins} before the first dose`,
      found: since === null ? 'none recorded' : `one of ${since}`,
    }),
    ...when(ended !== null && provablyBefore(ended, moment), {
      rule: 'dose-before-end',
      DVTERM: 'A dose after the participation had ended',
      expected: 'no dose after that',
      found: `an end of ${ended}`,
    }),
  ];
};
