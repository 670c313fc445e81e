/** The roles of ICH E6(R3) as design speaks of them, per study and per site. */
export const ROLES = [
  'study-builder',
  'coordinator',
  'investigator',
  'efficacy-rater',
  'monitor',
  'data-manager',
  'medical-monitor',
  'unblinded-safety',
  'safety-board',
  'unblinded-statistician',
  'auditor',
  'inspector',
  'administrator',
  'importer',
] as const;
export type Role = (typeof ROLES)[number];

/** Every site of a study, or those with these codes. */
export type Sites = '*' | readonly string[];

/**
 * `study` is the id of one, or `*` for each that there is and will be. `from` and `until` are UTC times. `unblinded` is the scope
 * that an auditor or inspector may have besides: arms and products too.
 */
export type Grant = Readonly<{
  study: string;
  role: Role;
  sites: Sites;
  from: string;
  until: string | null;
  unblinded?: true;
}>;

/** Somebody with an account, and what they may be where. `actor` is the member's id. */
export type Person = Readonly<{ actor: string; organisation: string; grants: readonly Grant[] }>;
