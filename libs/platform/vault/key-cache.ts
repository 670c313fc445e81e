import type { Found } from './vault';

/** Unwrapped keys, the longest unused forgotten first. Their bytes are wiped when they go. */
export class KeyCache {
  private readonly keys = new Map<string, Found>();

  constructor(private readonly limit: number) {}

  get(name: string): Found | undefined {
    const key = this.keys.get(name);
    if (key !== undefined) this.keep(name, key);
    return key;
  }

  set(name: string, key: Found): void {
    this.keep(name, key);
    if (this.keys.size > this.limit) this.drop(this.keys.keys().next().value!);
  }

  drop(name: string): void {
    const key = this.keys.get(name);
    if (key instanceof Uint8Array) key.fill(0);
    this.keys.delete(name);
  }

  clear(): void {
    for (const name of [...this.keys.keys()]) this.drop(name);
  }

  private keep(name: string, key: Found): void {
    this.keys.delete(name);
    this.keys.set(name, key);
  }
}
