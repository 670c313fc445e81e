import { DomainError } from '@verum/platform/eventsourcing';

export class AccountInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'account-invalid';
  override readonly message = 'The account, grant or token is not as it has to be.';

  constructor(override readonly rules: readonly string[]) {
    super();
  }
}

export class AccountClosed extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'account-closed';
  override readonly message = 'This account was closed for good.';
}

export class IdTaken extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'id-taken';
  override readonly message = 'This id belongs to another grant or token of this member.';
}

export class DutiesMixed extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'duties-mixed';
  override readonly message = 'One person may not have these duties together.';

  constructor(override readonly rules: readonly string[]) {
    super();
  }
}
