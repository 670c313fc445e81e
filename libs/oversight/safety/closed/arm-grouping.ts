import type { Arms } from '@verum/capture/allocation';
import type { Arm } from '@verum/capture/study';
import type { Group, Grouping, Person } from '../counting';

/** Arms by planned allocation (ARMCD), in the order of the design; `codes` puts letters in their place, in the letters' order. */
export const armGrouping = (
  arms: ReadonlyMap<string, Arms>,
  design: readonly Arm[],
  codes?: ReadonlyMap<string, string>,
): Grouping => {
  const named = design.map(({ ARMCD, ARM }): Group => ({ group: ARMCD, label: ARM }));
  const coded = [...(codes?.values() ?? [])].map((group): Group => ({ group, label: null }));
  const nameOf = (ARMCD: string) => (codes ? codes.get(ARMCD) : ARMCD);
  return { groups: codes ? coded : named, groupOf: (person) => nameOf(armOf(person, arms) ?? '') };
};

/** That of the newest screening which has one. */
const armOf = ({ course, participants }: Person, arms: ReadonlyMap<string, Arms>): string | undefined =>
  [course.participant, ...participants].flatMap((participant) => arms.get(participant)?.ARMCD ?? [])[0];

/**
 * A letter for each arm, in the order of its keyed digest: the same in every report of the study, and nobody without the key can
 * tell a letter from the order of the design (NIAMS, masked labels).
 */
export const codesOf = (design: readonly Arm[], digest: (ARMCD: string) => string): ReadonlyMap<string, string> => {
  const order = design.map(({ ARMCD }) => ({ ARMCD, digest: digest(ARMCD) }));
  order.sort((a, b) => (a.digest < b.digest ? -1 : 1));
  return new Map(order.map(({ ARMCD }, place) => [ARMCD, String.fromCharCode(65 + place)]));
};
