import { Controller, Get, Query } from '@nestjs/common';
import type { Role } from '@verum/platform/access';
import { Views, type Scope } from '@verum/platform/eventsourcing';
import { Caller, InScope, May, Unblinded } from '@verum/platform/http';
import { Vault } from '@verum/platform/vault';
import { amounts, comparedWith, DESCRIPTIVE } from '../tables';
import { adverseEventsFigure, demographyFigure, dispositionFigure, exposureFigure, recordsFigure } from '../figures';
import { type Person, UNASSIGNED } from '../counting';
import { NoSuchGroup } from '../safety.errors';
import {
  ClosedAdverseEventsQuery,
  ClosedDemographyQuery,
  ClosedDispositionQuery,
  ClosedExposureQuery,
  ClosedQuery,
  ClosedRecordsQuery,
} from '../safety.queries';
import { SafetyReading } from '../safety.reading';
import { armNamesFor, checkLook, groupingFor, productIn } from './closed-report';
import { AMOUNT_METHOD, amountGiven } from './product-amount';

/** In the order in which one is preferred: whoever may see names need not read codes. */
const UNBLINDED: readonly Role[] = ['unblinded-statistician', 'unblinded-safety', 'safety-board'];

/** The closed report: by arm. The board sees coded groups at a data cut; no other figure opens an envelope. */
@Controller('api/studies/:study/safety/closed')
export class ClosedSafetyController {
  constructor(
    private readonly views: Views,
    private readonly vault: Vault,
  ) {}

  @Get('adverse-events')
  @May(...UNBLINDED)
  @Unblinded()
  adverseEvents(@InScope() scope: Scope, @Caller() { role }: Caller, @Query() query: ClosedAdverseEventsQuery) {
    const { reading, arms, grouping } = this.open(scope, role, query);
    const answer = { ...adverseEventsFigure(reading, query, grouping).answer, arms };
    const { compare: reference } = query;
    if (reference === undefined) return answer;
    if (!grouping.groups.some(({ group }) => group === reference)) throw new NoSuchGroup();
    return { ...answer, rows: comparedWith(answer, reference), compare: { reference, ...DESCRIPTIVE } };
  }

  @Get('adverse-events/records')
  @May(...UNBLINDED)
  @Unblinded()
  records(@InScope() scope: Scope, @Caller() { role }: Caller, @Query() query: ClosedRecordsQuery) {
    const { reading, arms, grouping } = this.open(scope, role, query);
    const groupOf = (person: Person) => grouping.groupOf(person) ?? UNASSIGNED.group;
    const { page, answer } = recordsFigure(reading, query, ({ person }) => !query.group || query.group === groupOf(person));
    const adverseEvents = answer.adverseEvents.map((event, at) => ({ ...event, group: groupOf(page[at]!.person) }));
    return { ...answer, adverseEvents, arms };
  }

  @Get('disposition')
  @May(...UNBLINDED)
  @Unblinded()
  disposition(@InScope() scope: Scope, @Caller() { role }: Caller, @Query() query: ClosedDispositionQuery) {
    const { reading, arms, grouping } = this.open(scope, role, query);
    return { ...dispositionFigure(reading, query, grouping), arms };
  }

  @Get('demography')
  @May(...UNBLINDED)
  @Unblinded()
  demography(@InScope() scope: Scope, @Caller() { role }: Caller, @Query() query: ClosedDemographyQuery) {
    const { reading, arms, grouping } = this.open(scope, role, query);
    return { ...demographyFigure(reading, query, grouping), arms };
  }

  /** Without amounts where the groups are coded: 0 mg would name the placebo. */
  @Get('exposure')
  @May(...UNBLINDED)
  @Unblinded()
  exposure(@InScope() scope: Scope, @Caller() { role }: Caller, @Query() query: ClosedExposureQuery) {
    const { reading, arms, grouping } = this.open(scope, role, query);
    const { persons, answer: figure } = exposureFigure(reading, query, grouping);
    const answer = { ...figure, arms };
    if (arms === 'coded') return { ...answer, amount: null };
    const [productOf, { cutDate }] = [productIn(this.vault), reading.cut];
    const mg = amounts(persons, { grouping, cutDate, amountOf: (given) => amountGiven(given, productOf(given), cutDate) });
    return { ...answer, amount: { unit: 'mg', counting: AMOUNT_METHOD, ...mg } };
  }

  private open(scope: Scope, role: Role, query: ClosedQuery) {
    const reading = new SafetyReading(this.views, scope, query);
    checkLook(role, reading);
    const arms = armNamesFor(role, query.arms);
    return { reading, arms, grouping: groupingFor(reading, this.vault, arms) };
  }
}
