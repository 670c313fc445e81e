import { IntersectionType, PickType } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { IfSent, OptionalItem, ReadQuery } from '@verum/platform/http';
import { CODELISTS, type Term } from '@verum/science/items';
import type { OpenEnd } from './counting';

const YES_NO = ['true', 'false'] as const;
type YesNo = (typeof YES_NO)[number];

/** `cut` names a data cut of the study, `cutDate` is any clinical date; `asOf` is a moment of the record, as in every read. */
export class FiguresQuery extends PickType(ReadQuery, ['asOf', 'atLeast']) {
  @OptionalItem('cutName') cut?: string;
  @OptionalItem('cutDate') cutDate?: string;
}

export class AdverseEventsQuery extends FiguresQuery {
  @IfSent() @IsIn(['only', 'all']) treatmentEmergent?: 'only' | 'all';
  @IfSent() @IsIn(['reported', 'anyCriterion', 'true']) serious?: 'reported' | 'anyCriterion' | 'true';
  @IfSent() @IsIn(Object.keys(CODELISTS.assessor.terms)) related?: Term<'assessor'>;
  @IfSent() @IsIn(YES_NO) severity?: YesNo;
}

/** The records behind a cell: `soc` and `pt` as the table heads them (an event not coded yet by the words of the site). */
export class RecordsQuery extends IntersectionType(AdverseEventsQuery, PickType(ReadQuery, ['after', 'limit'])) {
  @OptionalItem('AEBODSYS') soc?: string;
  @OptionalItem('AETERM') pt?: string;
}

export class DispositionQuery extends FiguresQuery {
  @OptionalItem('VISIT') visit?: string;
}

export class DemographyQuery extends FiguresQuery {
  @IfSent() @IsIn(['safety', 'screened']) population?: 'safety' | 'screened';
}

/** `openEnd`: how the end of a regimen that nobody recorded is read. */
export class ExposureQuery extends FiguresQuery {
  @IfSent() @IsIn(['unknown', 'participationEnd']) openEnd?: OpenEnd;
}

const IsArms = () => IsIn(['named', 'coded']);
/** As a table heads its columns: the code of an arm, a letter, `unassigned`. */
const IsGroup = () => Matches(/^[\w .+/-]{1,40}$/);

/** Of the closed report: groups by the names of their arms, or by letters. A board has letters whatever it asks. */
export class ClosedQuery extends FiguresQuery {
  @IfSent() @IsArms() arms?: 'named' | 'coded';
}
/** `compare` is the group that the others are compared with. */
export class ClosedAdverseEventsQuery extends IntersectionType(AdverseEventsQuery, PickType(ClosedQuery, ['arms'])) {
  @IfSent() @IsGroup() compare?: string;
}
export class ClosedRecordsQuery extends IntersectionType(RecordsQuery, PickType(ClosedQuery, ['arms'])) {
  @IfSent() @IsGroup() group?: string;
}
export class ClosedDispositionQuery extends IntersectionType(DispositionQuery, PickType(ClosedQuery, ['arms'])) {}
export class ClosedDemographyQuery extends IntersectionType(DemographyQuery, PickType(ClosedQuery, ['arms'])) {}
export class ClosedExposureQuery extends IntersectionType(ExposureQuery, PickType(ClosedQuery, ['arms'])) {}
