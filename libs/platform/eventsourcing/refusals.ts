import type { Catalogue } from './catalogue';
import { DomainError, type Kind } from './errors';
import type { Event } from './event';
import type { EventStore, Stored } from './event-store';
import { uuid5 } from './ids';
import { NONE, type CommandContext, type Metadata } from './metadata';
import { RELEASE } from './release';
import type { Stream } from './stream';

export type RefusalEvent =
  | Event<
      'CommandRefused',
      { command: string; target: string | null; code: string; rules: readonly string[]; fields: readonly string[] }
    >
  | Event<'RefusalsCounted', { count: number }>;

/** What was asked for: a command (EnrolParticipant), or the route that turned somebody away (RecordDoseController.record). */
const inWords = (command: string): string =>
  command
    .replace(/Controller\..*$/, '')
    .split(/(?=[A-Z])/)
    .join(' ')
    .toLowerCase();

export const refusalEvents: Catalogue<RefusalEvent> = {
  CommandRefused: {
    version: 1,
    upcasts: [],
    says: ({ command, code, rules }) => `Was refused “${inWords(command)}”: ${[code, ...rules].join(', ')}`,
    when: () => null,
    example: {
      command: 'EnrolParticipant',
      target: 'participant-1',
      code: 'not-eligible',
      rules: ['consent-in-force'],
      fields: [],
    },
  },
  RefusalsCounted: {
    version: 1,
    upcasts: [],
    says: ({ count }) => `Was refused ${count} more times within a minute`,
    when: () => null,
    example: { count: 12 },
  },
};

/** What was refused, to whom: never with the values, which stay with the one who sent them. One stream a command. */
export const refusals: Stream<null, RefusalEvent> = {
  category: 'refusal',
  catalogue: refusalEvents,
  initial: null,
  evolve: () => null,
  hidden: true,
};

/** A refusal to keep: of a command, or of a route that turned somebody away. */
export type Refusal = Readonly<{
  context: Omit<CommandContext, 'sites'>;
  command: string;
  target: string | null;
  error: DomainError;
}>;

const KEPT: readonly Kind[] = ['forbidden', 'missing', 'conflict', 'invalid'];
const PER_MINUTE = 60;

/** Keeps refusals, sixty a minute of each person; those beyond are counted, so that nobody can fill the log with them. */
export class Refusals {
  private readonly minutes = new Map<string, { minute: string; seen: number; last: Refusal['context'] }>();

  private readonly noted = new WeakSet<object>();
  private ticking?: NodeJS.Timeout;

  constructor(private readonly store: EventStore) {}

  onApplicationBootstrap(): void {
    this.ticking = setInterval(() => void this.settle(), 60_000).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.ticking);
    await this.settle();
  }

  async note({ context, command, target, error }: Refusal): Promise<void> {
    if (!KEPT.includes(error.kind) || this.noted.has(error)) return;
    this.noted.add(error); // a command notes what it refuses, and the edge through which it leaves would again
    if (!(await this.hasRoom(context))) return;
    const { code, rules = [], fields = [] } = error;
    await this.keep(context.commandId, context, { type: 'CommandRefused', data: { command, target, code, rules, fields } });
  }

  /** Writes down what was only counted: every minute, and when the server stops. */
  async settle(): Promise<void> {
    const passed = [...this.minutes.values()];
    this.minutes.clear();
    for (const { minute, seen, last } of passed)
      if (seen > PER_MINUTE) {
        const event: RefusalEvent = { type: 'RefusalsCounted', data: { count: seen - PER_MINUTE } };
        await this.keep(uuid5(last.commandId, minute), last, event);
      }
  }

  private async hasRoom(context: Refusal['context']): Promise<boolean> {
    const minute = context.receivedAt.slice(0, 16);
    const current = this.minutes.get(context.actor);
    if (current && current.minute !== minute) await this.settle();
    const seen = current?.minute === minute ? current.seen + 1 : 1;
    this.minutes.set(context.actor, { minute, seen, last: context });
    return seen <= PER_MINUTE;
  }

  private async keep(id: string, { commandId, seen: _, correlationId, ...context }: Refusal['context'], event: RefusalEvent) {
    const metadata: Metadata = { schema: 1, ...context, $causationId: commandId, fingerprint: '', release: RELEASE };
    const stored: Stored = { id: uuid5(id, JSON.stringify(event)), ...event, metadata };
    try {
      await this.store.append(`refusal-${id}`, NONE, [stored]);
    } catch (error) {
      // Kept already, or nobody to keep it: neither may turn the answer that the caller gets into another one.
      if (!(error instanceof DomainError)) throw error;
    }
  }
}
