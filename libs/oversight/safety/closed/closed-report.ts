import { armDocuments, armsOf, entryDocuments } from '@verum/capture/allocation';
import type { Product } from '@verum/capture/dosing';
import type { Role } from '@verum/platform/access';
import type { Vault } from '@verum/platform/vault';
import type { GivenDose, Grouping } from '../counting';
import { BeyondTheCut, DataCutRequired } from '../safety.errors';
import type { SafetyReading } from '../safety.reading';
import { armGrouping, codesOf } from './arm-grouping';

/** How the groups of a closed report are called: the board has letters, the unblinded what they ask for. */
export type ArmNames = 'named' | 'coded';
export const armNamesFor = (role: Role, asked: ArmNames = 'named'): ArmNames => (role === 'safety-board' ? 'coded' : asked);

/** The board reads what was there at a cut that was named beforehand: anything later would be a look that nobody planned. */
export const checkLook = (role: Role, { cut, asOf }: SafetyReading): void => {
  if (role !== 'safety-board') return;
  if (cut.record === null) throw new DataCutRequired();
  if (asOf > cut.record) throw new BeyondTheCut();
};

/** The planned arms as of the record that is read. */
export const groupingFor = (reading: SafetyReading, vault: Vault, arms: ArmNames): Grouping => {
  const { study } = reading;
  const allocated = armsOf(reading.find(armDocuments), reading.find(entryDocuments), (doc) => vault.opened(doc));
  const design = reading.protocol?.arms ?? [];
  const codes = () => codesOf(design, (ARMCD) => vault.fingerprint(['coded-group', study, ARMCD]));
  return armGrouping(allocated, design, arms === 'coded' ? codes() : undefined);
};

/** What was really given; null where nobody recorded it, or its key was erased. */
export const productIn =
  (vault: Vault) =>
  ({ dose: { product } }: GivenDose): Product | null =>
    product && (vault.opened({ product }) as unknown as { product: Product | null }).product;
