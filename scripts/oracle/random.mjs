// Random inputs for the oracle. A maker gives a name (of the registry; a method may follow), the arguments of each call and the
// same as rows for R.

/** Mulberry32: the same numbers on every run. */
const generator = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};
export const random = generator(20261124);
export const between = (low, high) => low + (high - low) * random();
export const whole = (low, high) => Math.floor(between(low, high + 1));
export const spread = (low, high) => Math.exp(between(Math.log(low), Math.log(high)));
export const level = () => [0.8, 0.9, 0.95, 0.99][whole(0, 3)];
/** Half in the middle, a quarter in each tail. */
export const probability = () => (random() < 0.5 ? random() : random() < 0.5 ? spread(1e-12, 0.1) : 1 - spread(1e-9, 0.1));

export const share = () => (random() < 0.7 ? random() : random() < 0.5 ? spread(1e-6, 0.1) : 1 - spread(1e-6, 0.1));
export const arms = (most) => {
  const [n1, n2] = [whole(1, most), whole(1, most)];
  return { x1: whole(0, n1), n1, x2: whole(0, n2), n2 };
};
export const table = (most) => {
  const { x1, n1, x2, n2 } = arms(most);
  return { a: x1, b: n1 - x1, c: x2, d: n2 - x2 };
};
export const filled = (most) => ({ a: whole(1, most), b: whole(1, most), c: whole(1, most), d: whole(1, most) });
export const until = (make, holds) => {
  for (;;) {
    const made = make();
    if (holds(made)) return made;
  }
};

/** Participants in groups, with whole times so that many tie; each group has an event of each cause and someone censored. */
const sample = (groups, causes) =>
  Array.from({ length: groups }, (_, group) => {
    const [size, longest] = [whole(8, 30), whole(6, 40)];
    return Array.from({ length: size }, (_, i) => ({
      time: whole(1, longest),
      cause: i <= causes ? i : whole(0, causes),
      group,
    }));
  });
export const columns = (rows) => ({ time: rows.map((row) => row.time), status: rows.map((row) => row.cause) });

export const plain =
  (name, make, more = {}) =>
  (n) => {
    const rows = Array.from({ length: n }, make);
    return { name, rows, calls: rows.map((row) => ({ ...row, ...more })), pick: (result) => result };
  };
export const sampled =
  (name, groups, causes, call, pick, extra = () => ({})) =>
  (n) => {
    const samples = Array.from({ length: n }, () => sample(groups, causes)).map((all) => ({ groups: all, extra: extra(all) }));
    const rows = samples.flatMap(({ groups: all, extra: more }, i) =>
      all.flat().map(({ time, cause, group }) => ({ case: i, time, status: cause, cause, group, ...more })),
    );
    return { name, rows, calls: samples.map(({ groups: all, extra: more }) => call(all, more)), pick };
  };
/** Calls whose arguments are lists: `rowsOf` gives the rows of one call for R, `pick` a record (or one per row that R answers). */
export const listed =
  (name, make, rowsOf, pick = (result) => result) =>
  (n) => {
    const calls = Array.from({ length: n }, make);
    const rows = calls.flatMap((call, i) => rowsOf(call).map((row) => ({ case: i, ...row })));
    return { name, rows, calls, pick };
  };
/** Where one call takes long, here or in R. */
export const atMost = (most, maker) => (n) => maker(Math.min(n, most));
export const times = (n, make) => Array.from({ length: n }, (_, i) => make(i));
