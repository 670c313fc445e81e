/** How long this adapter waits, in milliseconds, and how often it tries. */
export type Patience = Readonly<{
  /** For the answer to an append. Above what a server takes for its own answer (5.9 s in a failover), never below it. */
  watchdog: number;
  /** For the next event of a read, which then counts as failed; of a subscription, which is then compared with the log. */
  silence: number;
  /** How often an append, or a read that brings nothing new, is tried before the store counts as away. */
  attempts: number;
  /** Before the second attempt; doubled before each further one. */
  pause: number;
  longestPause: number;
}>;

export const PATIENCE: Patience = { watchdog: 10_000, silence: 10_000, attempts: 8, pause: 100, longestPause: 2_000 };

/** A subscription never gives up, so it may wait longer. */
export const LONGEST_PAUSE_OF_A_SUBSCRIPTION = 10_000;

export const pauseAfter = (failures: number, { pause, longestPause }: Patience): number =>
  Math.min(pause * 2 ** (failures - 1), longestPause);
