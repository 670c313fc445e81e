import type { RecordedData } from './recorded-data.projection';

type Of = Pick<RecordedData, 'stream'>;

/** Numbers what may be said again and again of a stream, as gradings are numbered: the first is 1. */
export type Ordinals = Readonly<{ next: (of: Of, kind: string) => number; last: (of: Of, kind: string) => number }>;

export const ordinalsFrom1 = (): Ordinals => {
  const counts = new Map<string, number>();
  const last = ({ stream }: Of, kind: string) => counts.get(`${stream}/${kind}`) ?? 0;
  const next = (of: Of, kind: string) => {
    const count = last(of, kind) + 1;
    counts.set(`${of.stream}/${kind}`, count);
    return count;
  };
  return { next, last };
};
