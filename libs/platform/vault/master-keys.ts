import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VaultRefused } from './errors';
import { destroy, writePrivately } from './private-files';

const NAME = /^master\.(\d+)\.key$/;
const fileOf = (revision: number) => `master.${revision}.key`;

/** The keys that wrap the others (key-encryption keys): one file each, `master.<revision>.key`, 32 bytes. */
export class MasterKeys {
  private readonly read = new Map<number, Buffer>();

  constructor(private readonly folder: string) {}

  /** Throws VaultRefused where its file is missing or has another size. */
  of(revision: number): Buffer {
    const known = this.read.get(revision) ?? this.fromDisk(revision);
    this.read.set(revision, known);
    return known;
  }

  fromDisk(revision: number): Buffer {
    let key: Buffer | undefined;
    try {
      key = readFileSync(join(this.folder, fileOf(revision)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    if (key?.length !== 32) throw new VaultRefused(`${fileOf(revision)} is not there or not whole: restore it from its backup.`);
    return key;
  }

  create(revision: number): void {
    this.read.delete(revision);
    writePrivately(join(this.folder, fileOf(revision)), randomBytes(32));
  }

  /** What they wrapped, in backups too, is lost with them. */
  destroyAllBut(current: number): void {
    for (const file of this.files()) if (file !== fileOf(current)) destroy(join(this.folder, file));
    for (const revision of this.read.keys()) if (revision !== current) this.read.delete(revision);
  }

  files(): string[] {
    return readdirSync(this.folder).filter((file) => NAME.test(file));
  }
}
