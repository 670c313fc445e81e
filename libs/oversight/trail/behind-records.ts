import type { Reading } from '@verum/platform/eventsourcing';

/**
 * A page of what has no number of its own, and stands behind a record: it ends with all of those behind one, so that `next` splits
 * nothing.
 */
export const behindRecords = <Doc extends { n: number }>(
  find: (reading: Reading) => Doc[],
  { limit = 50, after, asOf }: Reading,
): Readonly<{ page: readonly Doc[]; next?: number }> => {
  const page = find({ asOf, after, limit });
  if (page.length < limit) return { page };
  const next = page.at(-1)!.n;
  return { page: [...page.filter(({ n }) => n < next), ...find({ asOf: next, after: next - 1 })], next };
};
