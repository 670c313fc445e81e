import { Stopping } from './refusals';

/** Tells waiting calls of each commit, and of the end of the node. */
export class Commits {
  private readonly waiting = new Set<() => void>();
  private readonly calls = new Set<(why: Error) => void>();
  private stopped?: Error;

  announce(): void {
    for (const wake of [...this.waiting]) wake();
  }

  /** Resolves after the next commit, or when the call is cancelled. @throws Stopping */
  async next(cancelled: AbortSignal): Promise<void> {
    this.assertRunning();
    if (cancelled.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = () => {
        this.waiting.delete(wake);
        cancelled.removeEventListener('abort', wake);
        resolve();
      };
      this.waiting.add(wake);
      cancelled.addEventListener('abort', wake);
    });
    this.assertRunning();
  }

  /** @throws Stopping */
  assertRunning(): void {
    if (this.stopped) throw this.stopped;
  }

  /** Calls `end` when the node stops; returns how to withdraw that. */
  whenStopped(end: (why: Error) => void): () => void {
    if (this.stopped) end(this.stopped);
    this.calls.add(end);
    return () => void this.calls.delete(end);
  }

  stop(why: Error = new Stopping()): void {
    this.stopped ??= why;
    this.announce();
    for (const end of [...this.calls]) end(this.stopped);
  }
}
