import { studyDocuments } from '@verum/capture/study';
import { NotThere, RELEASE, type Views } from '@verum/platform/eventsourcing';
import type { Vault } from '@verum/platform/vault';
import { csvOf } from './csv';
import { datasetJsonOf } from './dataset-json';
import { datasetsOf, DOMAINS, type Read } from './datasets';

export const FORMATS = ['csv', 'dataset-json', 'both'] as const;
export type Format = (typeof FORMATS)[number];

/**
 * `study` is the id; `asOf` a record number or a UTC time, else the newest. `vault` opens arms and products; null writes neither.
 * `write` takes each file in pieces, one file after the other.
 */
export type SdtmExport = Readonly<{
  views: Views;
  study: string;
  asOf?: number | string;
  vault: Pick<Vault, 'opened'> | null;
  format: Format;
  write: (file: string, text: string) => void;
}>;

/** `n` is the record that the datasets are as of. */
export type SdtmExported = Readonly<{
  n: number;
  unblinded: boolean;
  datasets: readonly Readonly<{ name: string; records: number }>[];
}>;

const fileOf = (name: string, end: string): string => `${name.toLowerCase()}.${end}`;

/** Every file that an export may write. */
export const SDTM_FILES: readonly string[] = DOMAINS.flatMap(({ name }) => ['csv', 'json'].map((end) => fileOf(name, end)));

/** Writes the study as SDTM, corrections applied. Throws NotThere, and what the vault throws. */
export const exportSdtm = ({ views, study, asOf, vault, format, write }: SdtmExport): SdtmExported => {
  const n = views.numberAt(study, asOf);
  const read: Read = (projection) => views.find(projection, { study, sites: '*' } as any, { asOf: n });
  const [registered] = read(studyDocuments);
  if (!registered) throw new NotThere();
  const { STUDYID, sponsor: originator } = registered;
  // No clock: the same record is the same bytes, whenever and by whichever node they are made.
  const origin = { STUDYID, originator, release: RELEASE, at: views.timeAt(study, n)! };
  const datasets: { name: string; records: number }[] = [];
  for (const { domain, rows } of datasetsOf(read, registered, vault)) {
    const { name } = domain;
    if (format !== 'dataset-json') put(fileOf(name, 'csv'), csvOf(domain, rows), write);
    if (format !== 'csv') put(fileOf(name, 'json'), datasetJsonOf(domain, rows, origin), write);
    datasets.push({ name, records: rows.length });
  }
  return { n, unblinded: vault !== null, datasets };
};

/** In pieces of this size: neither the whole file as one text, nor a call of the system for each row. */
const PIECE = 64 * 1024;

const put = (file: string, pieces: Iterable<string>, write: SdtmExport['write']): void => {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < PIECE) continue;
    write(file, text);
    text = '';
  }
  write(file, text);
};
