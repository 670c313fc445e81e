import { Item, OptionalItem } from '@verum/platform/http';
import type { Term } from '@verum/science/items';
import { adverseEventEvents } from './adverse-event.events';
import type { Causality, Grading, Report, Seriousness } from './report.events';

type Answer = Term<'noYes'>;
/** A body leaves out what the facts hold as null. */
type Sent<Facts> = { readonly [Item in keyof Facts]?: Exclude<Facts[Item], null> };

export class SeriousnessBody implements Sent<Seriousness> {
  @OptionalItem('AESER') AESER?: Answer;
  @OptionalItem('AESDTH') AESDTH?: Answer;
  @OptionalItem('AESLIFE') AESLIFE?: Answer;
  @OptionalItem('AESHOSP') AESHOSP?: Answer;
  @OptionalItem('AESDISAB') AESDISAB?: Answer;
  @OptionalItem('AESCONG') AESCONG?: Answer;
  @OptionalItem('AESMIE') AESMIE?: Answer;
  @OptionalItem('AESCAN') AESCAN?: Answer;
  @OptionalItem('AESOD') AESOD?: Answer;
  @OptionalItem('siteAware') siteAware?: string;
}

export class GradingBody implements Sent<Grading> {
  @OptionalItem('AESEV') AESEV?: Term<'severity'>;
  @OptionalItem('AETOXGR') AETOXGR?: number;
  @OptionalItem('gradingScale') gradingScale?: string;
  @OptionalItem('gradedOn') gradedOn?: string;
}

export class CausalityBody implements Sent<Causality> {
  @Item('assessor') assessor: Term<'assessor'>;
  @Item('AEREL') AEREL: Term<'causality'>;
  @OptionalItem('product') product?: string;
  @OptionalItem('gradedOn') gradedOn?: string;
}

/** The facts of a body, with null where it says nothing. */
export const told = <Facts>(items: readonly (keyof Facts)[], body: Sent<Facts>): Facts =>
  Object.fromEntries(items.map((item) => [item, body[item] ?? null])) as Facts;

// What may be corrected is all that a body may say.
const REPORT = adverseEventEvents.AdverseEventReported.correctable as readonly (keyof Report)[];
const GRADING = adverseEventEvents.SeverityGraded.correctable as readonly (keyof Grading)[];

export const reportFrom = (body: Sent<Report>): Report => told<Report>(REPORT, body);
export const gradingFrom = (body: GradingBody): Grading => told<Grading>(GRADING, body);
export const causalityFrom = (body: CausalityBody): Causality =>
  told<Causality>(['assessor', 'AEREL', 'product', 'gradedOn'], body);
