// Plain errors in the shape of a DomainError (`kind`, `code`): the kernel stands on the vault, so the vault cannot import it.

/** This node has no such key, neither live nor erased: another one may have it. For the edge, 503. */
export class KeyAway extends Error {
  readonly kind = 'away';
  readonly code = 'key-away';

  constructor(readonly key: string) {
    super(`The key ${key} is not in this vault.`);
  }
}

/** Sealing for somebody whose key was erased: nobody could ever open it. For the edge, 409. */
export class KeyErased extends Error {
  readonly kind = 'conflict';
  readonly code = 'key-erased';

  constructor(readonly key: string) {
    super(`The key ${key} was erased, so nothing more can be sealed with it.`);
  }
}

/** A key is there and does not unwrap: altered on disk, or under another master key. */
export class KeyDamaged extends Error {
  constructor(readonly key: string) {
    super(`The key ${key} is damaged: restore the vault from its backup.`);
  }
}

/** An envelope whose tag does not fit: altered, or moved from another event. Names the event, never the content. */
export class Tampered extends Error {
  constructor(readonly event: string) {
    super(`The sealed value of event ${event} does not open: it was altered, or belongs to another event.`);
  }
}

/** A vault that cannot be opened, made or read, in one sentence for whoever runs the server. For the edge, 503. */
export class VaultRefused extends Error {
  readonly kind = 'away';
  readonly code = 'vault-away';
}

/** No room on its disk for a new key. Nothing was sealed. For the edge, 507. */
export class VaultFull extends Error {
  readonly kind = 'full';
  readonly code = 'vault-full';
  override readonly message = 'The disk of the vault is full: nothing was written. Send it again with the same key later.';
}
