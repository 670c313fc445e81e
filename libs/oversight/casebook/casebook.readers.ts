import type { Role } from '@verum/platform/access';

/** Not for an efficacy rater: what happened on a dosing day unblinds. */
export const CASEBOOK_READERS = [
  ...(['coordinator', 'investigator', 'monitor', 'data-manager', 'medical-monitor', 'auditor'] as const),
] satisfies readonly Role[];
