import { adverseEventDocuments } from '@verum/capture/adverse-event';
import { doseDocuments } from '@verum/capture/dosing';
import { participantCourses, visitDocuments, type VisitDocument } from '@verum/capture/participant';
import { publishedProtocols, type PublishedProtocol } from '@verum/capture/study';
import { recordTrail, type TrailEntry } from '@verum/oversight/trail';
import { NotThere, type Projection, type Scope, type Views } from '@verum/platform/eventsourcing';
import { type CountedEvent, countedEvents, type EventFilter, type Person, personsOf } from './counting';
import { cutOf, type AskedCut, type Cut } from './named-cut';
import { NoProtocol } from './safety.errors';

/** A named cut, or a clinical date; `asOf` as every read has it, by default the record of the named cut. */
export type AskedMoment = AskedCut & Readonly<{ asOf?: number | string }>;

export type Method = Readonly<{ id: string; version: number }>;

/** What a figure of safety is read from: each view once, all as of one record, so that its numbers belong together. */
export class SafetyReading {
  readonly asOf: number;
  readonly cut: Cut;
  readonly protocol: PublishedProtocol | undefined;
  private known: readonly Person[] | undefined;

  constructor(
    private readonly views: Views,
    private readonly scope: Scope,
    { asOf, ...asked }: AskedMoment,
  ) {
    this.cut = cutOf(views, scope.study, asked);
    this.asOf = views.numberAt(scope.study, asOf ?? this.cut.record ?? undefined);
    if (this.asOf === 0) throw new NotThere();
    this.protocol = this.find(publishedProtocols).at(-1);
  }

  get study(): string {
    return this.scope.study;
  }

  find<Doc extends object>(projection: Projection<Doc, any>, { participant }: { participant?: string } = {}): readonly Doc[] {
    const scope = { ...this.scope, ...(participant && { participant }) } as Partial<Doc> & Scope;
    return this.views.find(projection, scope, { asOf: this.asOf });
  }

  get persons(): readonly Person[] {
    return (this.known ??= personsOf(this.find(participantCourses), this.find(doseDocuments), this.cut.cutDate));
  }

  /** Throws NoProtocol. */
  events(filter: EventFilter): readonly CountedEvent[] {
    if (!this.protocol) throw new NoProtocol();
    const [rule, { cutDate }] = [this.protocol.treatmentEmergent, this.cut];
    return countedEvents(this.find(adverseEventDocuments), this.persons, { rule, cutDate, filter });
  }

  visits(): readonly VisitDocument[] {
    return this.find(visitDocuments);
  }

  trailOf(persons: readonly Person[]): readonly TrailEntry[] {
    const participants = [...new Set(persons.flatMap((person) => person.participants))];
    return participants.flatMap((participant) => this.find(recordTrail, { participant }));
  }

  /** What every answer says of itself, so that it can be worked out again; `sites` are those that it covers. */
  stated(method: Method) {
    const { asOf, protocol, study } = this;
    const { cutDate, cutName } = this.cut;
    const rule = protocol?.treatmentEmergent ?? null;
    const protocolVersion = protocol?.version ?? null;
    return { study, asOf, cutDate, cutName, protocolVersion, rule, method, sites: this.scope.sites };
  }
}
