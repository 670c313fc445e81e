import { DomainError, refusal } from '@verum/platform/eventsourcing';

/** One thing that is wrong in a protocol: which rule, and a JSON pointer to where. */
export type ProtocolFault = Readonly<{ rule: string; pointer: string }>;

export class ProtocolNotSound extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'protocol-not-sound';
  override readonly message: string;
  override readonly rules: readonly string[];
  override readonly fields: readonly string[];

  constructor(readonly faults: readonly ProtocolFault[]) {
    super();
    this.message = `The protocol contradicts itself: ${faults.map(({ rule, pointer }) => `${rule} at ${pointer}`).join('; ')}.`;
    this.rules = [...new Set(faults.map(({ rule }) => rule))];
    this.fields = faults.map(({ pointer }) => pointer);
  }
}

export class VersionTaken extends refusal('conflict', 'version-taken', 'Another protocol was published under this version.', [
  '/version',
]) {}

export class SiteOpenedOtherwise extends refusal(
  'conflict',
  'site-opened-otherwise',
  'This site was opened with other details.',
  ['/SITEID'],
) {}

export class UnknownVersion extends refusal('invalid', 'unknown-version', 'No protocol was published under this version.', [
  '/version',
]) {}

export class ApprovedOtherwise extends refusal(
  'conflict',
  'approved-otherwise',
  'It was approved for this site on another day or under another reference.',
) {}

export class ActivationRefused extends refusal(
  'invalid',
  'activation-refused',
  'This protocol version may not be activated at the site.',
) {
  constructor(override readonly rules: readonly string[]) {
    super();
  }
}

export class DataCutNamedOtherwise extends refusal(
  'conflict',
  'data-cut-named-otherwise',
  'Another clinical date stands under this name.',
  ['/cutDate'],
) {}

export class ReviewPlannedOtherwise extends refusal(
  'conflict',
  'review-planned-otherwise',
  'Another review was planned under this name.',
  ['/reviewName'],
) {}

export class ReviewNotPlanned extends refusal('invalid', 'review-not-planned', 'No review was planned under this name.', [
  '/reviewName',
]) {}

export class ReviewedLater extends refusal(
  'invalid',
  'reviewed-later',
  'A review goes on from the one before: neither its day nor its record may lie before that.',
  ['/performedOn', '/reviewedUpTo'],
) {}
