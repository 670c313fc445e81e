import { DomainError } from '@verum/platform/eventsourcing';

/** One thing that is wrong in a dose: which rule, and a JSON pointer to where. */
export type DoseFault = Readonly<{ rule: string; pointer: string }>;

export class DoseRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'dose-refused';
  override readonly message: string;
  override readonly rules: readonly string[];
  override readonly fields: readonly string[];

  constructor(faults: readonly DoseFault[]) {
    super();
    this.rules = [...new Set(faults.map(({ rule }) => rule))];
    this.fields = [...new Set(faults.map(({ pointer }) => pointer))];
    this.message = this.rules.map((rule) => WORDS[rule as keyof typeof WORDS]).join(' ');
  }
}

const WORDS = {
  'occurrence-unclear': 'A dose was given (Y) or was not (N).',
  'reason-missing': 'Say why the dose was not given.',
  'not-given': 'A dose that was not given has no amount and no end.',
  'unit-missing': 'An amount needs its unit.',
  'end-before-start': 'The end lies before the start.',
  'treatment-unmasked': 'In a blinded study the treatment has the name that the protocol gives it at the bedside.',
  'dose-unmasked': 'In a blinded study the bedside records no amount of the substance.',
};

/** `most` is in bytes. */
export class ProductTooLong extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'product-too-long';
  override readonly message: string;
  override readonly fields = ['/EXTRT', '/EXLOT'];

  constructor(most: number) {
    super();
    this.message = `Product and lot are too long together: what is sealed fits in ${most} bytes. Shorten their names.`;
  }
}
