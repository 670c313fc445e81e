import { randomBytes } from 'node:crypto';
import { ERASED, Vault, type Found } from './vault';

/** For tests. */
export class InMemoryVault extends Vault {
  private readonly keys = new Map<string, Found>();

  protected find(name: string): Found | undefined {
    return this.keys.get(name);
  }

  protected make(name: string): Found {
    const key = this.keys.get(name) ?? randomBytes(32);
    this.keys.set(name, key);
    return key;
  }

  protected forget(name: string): void {
    this.keys.set(name, ERASED);
  }

  check() {
    return 'ok' as const;
  }
}
