import { intraDoseBpRule, preDoseBpRule } from './blood-pressure';
import { ctcaeHypertensionNumeric, ctcaeTransaminase } from './ctcae';
import { reportingClock } from './expedited-reporting';
import { hysLawScreen } from './hys-law';
import { followUpClock, investigatorNotice, reportingClocks } from './reclassification';

export const rules = {
  ctcaeHypertensionNumeric,
  ctcaeTransaminase,
  hysLawScreen,
  preDoseBpRule,
  intraDoseBpRule,
  reportingClock,
  reportingClocks,
  followUpClock,
  investigatorNotice,
};
