import { refusal } from '@verum/platform/eventsourcing';

export class AccountInvalid extends refusal('invalid', 'account-invalid', 'The account, grant or token is not as it has to be.') {
  constructor(override readonly rules: readonly string[]) {
    super();
  }
}

export class AccountClosed extends refusal('conflict', 'account-closed', 'This account was closed for good.') {}

export class IdTaken extends refusal('conflict', 'id-taken', 'This id belongs to another grant or token of this member.') {}

export class DutiesMixed extends refusal('conflict', 'duties-mixed', 'One person may not have these duties together.') {
  constructor(override readonly rules: readonly string[]) {
    super();
  }
}

export class AccessNotKept extends refusal(
  'away',
  'access-not-kept',
  'Who reads this has to be kept, and cannot be at the moment. Ask again.',
) {}
