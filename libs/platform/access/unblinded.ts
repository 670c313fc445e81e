import { isInspection } from './inspection';
import type { Grant, Role } from './person';

/** Which answers of a route have arms or products in them: all of them, or those to whoever was granted to see them. */
export type Unblinding = 'always' | 'where granted';

/** Their work is with arms and products. The safety board is not among them: it reads groups under letters. */
const UNBLINDED: readonly Role[] = ['unblinded-safety', 'unblinded-statistician'];

/** They read as the blinded do, but for a grant with the unblinded scope. */
export const AUDITING: readonly Role[] = ['auditor', 'inspector'];

export const seesArms = ({ role, unblinded }: Pick<Grant, 'role' | 'unblinded'>): boolean =>
  UNBLINDED.includes(role) || unblinded === true;

/** What an unblinded scope has to be: of somebody who audits, of one study and the whole of it, as its list is, and for a time. */
export const scopeRules = ({ unblinded, role, study, sites, from, until }: Grant): Readonly<Record<string, boolean>> =>
  unblinded === undefined
    ? {}
    : {
        'unblinded-scope-audits': AUDITING.includes(role),
        'unblinded-scope-is-one-whole-study': study !== '*' && sites === '*',
        'unblinded-scope-ends-within-90-days': isInspection({ from, expires: until }),
      };
