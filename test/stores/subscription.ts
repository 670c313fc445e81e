import type { AllStreamResolvedEvent, AllStreamSubscription, ResolvedEvent, StreamSubscription } from '@eventstore/db-client';

type Subscription = AllStreamSubscription | StreamSubscription;

/** What a subscription has brought so far, in words: an event's number, or "caught up". */
export class Listener {
  readonly heard: (number | 'caught up')[] = [];
  readonly events: (ResolvedEvent | AllStreamResolvedEvent)[] = [];
  readonly failed: Promise<Error>;
  private wake: () => void = () => undefined;

  constructor(private readonly subscription: Subscription) {
    this.failed = new Promise((resolve) => subscription.on('error', resolve));
    subscription.on('caughtUp', () => this.hear('caught up'));
    subscription.on('data', (resolved: ResolvedEvent) => {
      this.events.push(resolved);
      this.hear((resolved.event?.data as { n: number }).n);
    });
  }

  /** Waits until all of this was heard. */
  async until(enough: (heard: Listener['heard']) => boolean): Promise<void> {
    while (!enough(this.heard)) await new Promise<void>((resolve) => (this.wake = resolve));
  }

  caughtUp(): Promise<void> {
    return this.until((heard) => heard.includes('caught up'));
  }

  numbers(count: number): Promise<void> {
    return this.until((heard) => heard.filter((one) => one !== 'caught up').length >= count);
  }

  stop(): Promise<void> {
    return this.subscription.unsubscribe();
  }

  private hear(one: number | 'caught up'): void {
    this.heard.push(one);
    this.wake();
  }
}
