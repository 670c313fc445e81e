import { DomainError } from '@verum/platform/eventsourcing';

/** The closed report is read at a data cut (FDA 2006, Clinical Trial Data Monitoring Committees, 4.3). */
export class DataCutRequired extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'data-cut-required';
  override readonly message = 'Name the data cut that the board reads: cut=<name>.';
  override readonly fields = ['query: cut'];
}

export class NoSuchDataCut extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'no-such-data-cut';
  override readonly message = 'The study has no data cut of this name.';
  override readonly fields = ['query: cut'];
}

export class BeyondTheCut extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'beyond-the-cut';
  override readonly message = 'The board reads the record up to that of the data cut, and the date of the cut.';
  override readonly fields = ['query: asOf', 'query: cutDate'];
}

export class TwoCuts extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'two-cuts';
  override readonly message = 'Name a data cut or give a date, not both.';
  override readonly fields = ['query: cut', 'query: cutDate'];
}

export class NoProtocol extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'no-protocol';
  override readonly message = 'No protocol version was published by then, so nothing says what is treatment-emergent.';
}

export class NoSuchGroup extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'no-such-group';
  override readonly message = 'The table has no group of this name.';
  override readonly fields = ['query: compare'];
}
