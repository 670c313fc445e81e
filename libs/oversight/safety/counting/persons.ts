import type { DoseDocument } from '@verum/capture/dosing';
import type { ParticipantCourse } from '@verum/capture/participant';
import { countsAt, type CutDate } from './cut';
import { dosingOf, type Dosing } from './dosing-times';

/**
 * Somebody who was screened, perhaps more than once: a re-screened person counts once. `course` is that of the newest
 * screening, `participants` are all of them.
 */
export type Person = Readonly<{
  participants: readonly string[];
  course: ParticipantCourse;
  /** Undefined where nothing was given by the cut: only the dosed are in the safety population. */
  dosing: Dosing | undefined;
}>;

/** Those screened by the cut, without what was entered in error. */
export const personsOf = (
  courses: readonly ParticipantCourse[],
  doses: readonly DoseDocument[],
  cutDate: CutDate,
): readonly Person[] => {
  const standing = courses.filter(({ enteredInError, SVSTDTC }) => !enteredInError && countsAt(cutDate, SVSTDTC));
  const dosesOf = Map.groupBy(doses, ({ participant }) => participant);
  return [...Map.groupBy(standing, firstScreeningAmong(standing)).values()].map((screenings) => {
    const participants = screenings.map(({ participant }) => participant);
    const dosing = dosingOf(
      participants.flatMap((participant) => dosesOf.get(participant) ?? []),
      cutDate,
    );
    return { participants, course: newestOf(screenings), dosing };
  });
};

/** Follows the links to earlier screenings to the first one that stands. */
const firstScreeningAmong = (standing: readonly ParticipantCourse[]) => {
  const byId = new Map(standing.map((course) => [course.participant, course]));
  return (course: ParticipantCourse): string => {
    const seen = new Set([course.participant]);
    let first = course;
    for (;;) {
      const earlier = first.earlier === null ? undefined : byId.get(first.earlier);
      if (!earlier || seen.has(earlier.participant)) return first.participant;
      seen.add(earlier.participant);
      first = earlier;
    }
  };
};

const newestOf = (screenings: readonly ParticipantCourse[]): ParticipantCourse => {
  const linked = new Set(screenings.map(({ earlier }) => earlier));
  return screenings.findLast(({ participant }) => !linked.has(participant)) ?? screenings.at(-1)!;
};
