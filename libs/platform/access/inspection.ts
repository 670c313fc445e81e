import type { Role } from './person';

/** An inspector reads whatever an auditor may, and never writes: derived here, so that no route can forget it. */
export const admitting = (roles: readonly Role[], reads: boolean): readonly Role[] => {
  const others = roles.filter((role) => role !== 'inspector');
  return reads && (roles.includes('auditor') || roles.length > others.length) ? [...others, 'inspector'] : others;
};

/**
 * What an inspector is called in this system: who that is, the authority knows. From the id that their account has anyway, so
 * that no name stands in an event, a listing or a line of the log.
 */
export const pseudonymOf = (member: string): string => `Inspector ${member.slice(0, 8)}`;
export const isPseudonym = (name: string): boolean => /^Inspector [0-9a-f]{8}$/.test(name);

const LONGEST = 90 * 86_400_000; // ms

/** Whether an inspector may have a token of these UTC times: an inspection has an end. */
export const isInspection = ({ from, expires }: Readonly<{ from: string; expires: string | null }>): boolean =>
  expires !== null && Date.parse(expires) - Date.parse(from) <= LONGEST;
