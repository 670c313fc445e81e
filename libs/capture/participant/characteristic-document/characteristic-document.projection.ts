import type { Characteristic } from '../demography.events';
import { recordDocuments, type RecordDocument } from '../record-documents';

export type CharacteristicDocument = RecordDocument<Characteristic>;

export const characteristicDocuments = recordDocuments<'CharacteristicRecorded', Characteristic>(
  'characteristic',
  'CharacteristicRecorded',
  ({ SCTESTCD }) => SCTESTCD,
);
