import { DomainError, refusal } from '@verum/platform/eventsourcing';

/** One thing that is wrong in a list: which rule, and a JSON pointer to where. */
export type ListFault = Readonly<{ rule: string; pointer: string }>;

export class AllocationListRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'allocation-list-refused';
  override readonly message: string;
  override readonly rules: readonly string[];
  override readonly fields: readonly string[];

  constructor(faults: readonly ListFault[]) {
    super();
    this.rules = [...new Set(faults.map(({ rule }) => rule))];
    this.fields = faults.map(({ pointer }) => pointer);
    this.message = this.rules.map((rule) => WORDS[rule as keyof typeof WORDS]).join(' ');
  }
}

const WORDS = {
  'unknown-arm': 'An entry has an arm that no published protocol has.',
  duplicate: 'An entry or a kit stands in the list twice.',
  'blocks-of-two': 'In blocks of two, one known arm reveals the next: draw the list anew, with larger or changing blocks.',
};

/** An act, so every rule that failed is named. */
export class RandomisationRefused extends refusal(
  'conflict',
  'randomisation-refused',
  'This participant may not be randomised now.',
) {
  constructor(override readonly rules: readonly string[]) {
    super();
  }
}

export class UnknownArm extends refusal('invalid', 'unknown-arm', 'No published protocol has this arm.') {
  constructor(override readonly fields: readonly string[]) {
    super();
  }
}
