import { AlreadyThere, command, NotThere } from '@verum/platform/eventsourcing';
import { ProductTooLong } from '../dosing.errors';
import type { Product } from '../dosing.events';
import { doseOf, dosings } from '../dosing.state';

/** The size that the kernel pads what is sealed under a study's key to, so that no length tells the arm. */
const SIZE = 256;

/** What a dose really was. It is sealed and cannot be compared with one that is there, so a second one is refused. */
export class RecordProduct extends command({
  stream: dosings,
  does: 'add',
  may: ['unblinded-statistician', 'importer'],
  decide: ({ ECSPID, ...product }: Product & Readonly<{ ECSPID: string }>, dosing) => {
    if (!doseOf(dosing, ECSPID)) throw new NotThere();
    if (dosing.products.includes(ECSPID)) throw new AlreadyThere();
    if (new TextEncoder().encode(JSON.stringify(product)).length > SIZE) throw new ProductTooLong(SIZE);
    return [{ type: 'ProductRecorded', data: { ECSPID, product } }];
  },
}) {}
