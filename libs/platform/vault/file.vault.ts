import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { KeyDamaged, VaultRefused } from './errors';
import { KeyCache } from './key-cache';
import { MasterKeys } from './master-keys';
import { mustBePrivate, syncFolder } from './private-files';
import { ERASED, FINGERPRINTS, Vault, type Found } from './vault';
import { unwrap, wrap } from './wrapping';
import { KEYS, WrappedKeys, type Row } from './wrapped-keys';

const CACHED = 10_000;
const FRESH = 1_000; // milliseconds until an erasure by another process is seen here

/**
 * The vault in a folder of its own (mode 0700): `keys.db` holds every key wrapped by the newest `master.<revision>.key`.
 * Several processes may share it; of two that make the same key the first one wins.
 */
export class FileVault extends Vault {
  private readonly cache = new KeyCache(CACHED);
  private looked = -Infinity;
  private erasures = -1;

  private constructor(
    private readonly folder: string,
    private readonly masters: MasterKeys,
    private readonly keys: WrappedKeys,
  ) {
    super();
  }

  /** Whether one was made here, all of it: an attempt that broke off does not count. */
  static isThere(folder: string): boolean {
    const keys = existsSync(join(folder, KEYS)) ? WrappedKeys.at(folder) : undefined;
    keys?.close();
    return keys !== undefined;
  }

  /** Makes a new vault. Throws VaultRefused where there is one. Only for `verum vault init` and an empty embedded store. */
  static init(folder: string): FileVault {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    mustBePrivate(folder);
    const masters = new MasterKeys(folder);
    const keys = WrappedKeys.create(folder, (made) => {
      masters.create(1);
      made.add({ name: FINGERPRINTS, master: 1, wrapped: wrap(masters.of(1), FINGERPRINTS, randomBytes(32)) });
    });
    if (!keys) throw new VaultRefused(`There is a vault in ${basename(folder)} already.`);
    syncFolder(folder);
    return new FileVault(folder, masters, keys);
  }

  /** Throws VaultRefused where there is none, where others may read it, or where its master key is missing. */
  static open(folder: string): FileVault {
    const keys = existsSync(join(folder, KEYS)) ? WrappedKeys.at(folder) : undefined;
    if (!keys)
      throw new VaultRefused(`There is no vault in ${basename(folder)}: run verum vault init, or restore it from its backup.`);
    const vault = new FileVault(folder, new MasterKeys(folder), keys);
    try {
      vault.mustBeSound();
    } catch (error) {
      vault.close();
      throw error;
    }
    return vault;
  }

  /** A new master key over the same keys, so that all envelopes stay readable. The old one is destroyed. Its revision. */
  rotate(): number {
    const next = this.keys.alone(() => {
      const revision = this.keys.state().master + 1;
      this.masters.create(revision);
      for (const row of [...this.keys.rows()])
        if (row.wrapped) this.keys.rewrap(this.wrapped(row.name, this.unwrapped(row), revision));
      this.keys.moveTo(revision);
      return revision;
    });
    this.masters.destroyAllBut(next);
    return next;
  }

  check(): 'ok' | string {
    try {
      this.mustBeSound();
      return 'ok';
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      return error instanceof VaultRefused || error instanceof KeyDamaged ? message : `The vault cannot be read: ${code}.`;
    }
  }

  /** Unwraps every key, and names those that do not: for `verum vault verify`, not for each /health. */
  damaged(): string[] {
    return [...this.keys.rows()].flatMap((row) => {
      try {
        if (row.wrapped) this.unwrapped(row).fill(0);
        return [];
      } catch {
        return [row.name];
      }
    });
  }

  close(): void {
    this.cache.clear();
    this.keys.close();
  }

  protected find(name: string): Found | undefined {
    this.noticeErasures();
    const cached = this.cache.get(name);
    if (cached !== undefined) return cached;
    const row = this.keys.find(name);
    return row && this.remember(row);
  }

  protected make(name: string): Found {
    return this.find(name) ?? this.remember(this.keys.alone(() => this.keys.find(name) ?? this.added(name)));
  }

  protected forget(name: string): void {
    this.keys.alone(() => this.keys.erase(name, new Date().toISOString()));
    this.cache.drop(name);
  }

  private added(name: string): Row {
    const row = this.wrapped(name, randomBytes(32), this.keys.state().master);
    this.keys.add(row);
    return row;
  }

  private remember(row: Row): Found {
    const key = row.wrapped ? this.unwrapped(row) : ERASED;
    this.cache.set(row.name, key);
    return key;
  }

  private wrapped(name: string, key: Buffer, master: number): Row {
    return { name, master, wrapped: wrap(this.masters.of(master), name, key) };
  }

  private unwrapped({ name, master, wrapped }: Row): Buffer {
    return unwrap(this.masters.of(master), name, wrapped!);
  }

  private noticeErasures(): void {
    const now = performance.now();
    if (now - this.looked < FRESH) return;
    const { erasures } = this.keys.state();
    if (erasures !== this.erasures) this.cache.clear();
    [this.looked, this.erasures] = [now, erasures];
  }

  private mustBeSound(): void {
    mustBePrivate(this.folder, KEYS, ...this.masters.files());
    const { master } = this.keys.state();
    const { wrapped } = this.keys.find(FINGERPRINTS)!;
    unwrap(this.masters.fromDisk(master), FINGERPRINTS, wrapped!);
  }
}
