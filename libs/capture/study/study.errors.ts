import { DomainError } from '@verum/platform/eventsourcing';

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

export class VersionTaken extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'version-taken';
  override readonly message = 'Another protocol was published under this version.';
  override readonly fields = ['/version'];
}

export class SiteOpenedOtherwise extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'site-opened-otherwise';
  override readonly message = 'This site was opened with other details.';
  override readonly fields = ['/SITEID'];
}

export class UnknownVersion extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'unknown-version';
  override readonly message = 'No protocol was published under this version.';
  override readonly fields = ['/version'];
}

export class ApprovedOtherwise extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'approved-otherwise';
  override readonly message = 'It was approved for this site on another day or under another reference.';
}

export class ActivationRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'activation-refused';
  override readonly message = 'This protocol version may not be activated at the site.';

  constructor(override readonly rules: readonly string[]) {
    super();
  }
}

export class DataCutNamedOtherwise extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'data-cut-named-otherwise';
  override readonly message = 'Another clinical date stands under this name.';
  override readonly fields = ['/cutDate'];
}
