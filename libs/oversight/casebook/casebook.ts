import type { ConsentStatus, Standing } from '@verum/capture/participant';
import type { SectionName, Values } from './statement';
import type { ItemWords } from './words';

/** notDone: recorded as not done. notRecorded: the protocol asks for it, and nobody has said anything of it. */
export type RowState = 'recorded' | 'notDone' | 'notRecorded';

/**
 * One record: `at` is its address, `n` the number at which it came to be and `changed` the last that gave it a value (both null
 * where nothing is recorded). `values` are data, each with the address `at`/item; `follows` is worked out from them or from the
 * protocol.
 */
export type Row = Readonly<{
  at: string;
  state: RowState;
  n: number | null;
  changed: number | null;
  values: Values;
  follows: Values;
}>;

/** `domain` is that of SDTM; null where SDTM has none. `items` and `follows` name the columns of its rows, in order. */
export type Section = Readonly<{
  section: SectionName;
  domain: string | null;
  title: string;
  items: readonly ItemWords[];
  follows: readonly ItemWords[];
  rows: readonly Row[];
}>;

/** Something that was not done, is not known or is still open, in words. `at` is the record, where there is one. */
export type NotDone = Readonly<{ section: SectionName; at: string | null; words: string }>;

/**
 * All that a blinded reader may know of a participant, as of one record: never an arm, never a product. The same record gives
 * the same bytes. `protocolVersion` is the one in force at the site by then.
 */
export type Casebook = Readonly<{
  study: string;
  asOf: number;
  participant: string;
  SUBJID: string;
  USUBJID: string;
  site: string;
  siteName: string | null;
  /** That of its local times. */
  zone: string | null;
  protocolVersion: string;
  /** Under `notCollected` no rule about consent holds for this participant. */
  consent: 'collected' | 'notCollected';
  consentStatus: ConsentStatus;
  withdrawnScopes: readonly string[];
  status: Standing['status'];
  eligible: boolean | null;
  enteredInError: boolean;
  shownTo: 'blinded readers';
  sections: readonly Section[];
  notDone: readonly NotDone[];
}>;
