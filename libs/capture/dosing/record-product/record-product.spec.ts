import { AlreadyThere, NotThere } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { ProductTooLong } from '../dosing.errors';
import { dosingAfter, doseGiven, product, productRecorded } from '../testing';
import { RecordProduct } from './record-product';

const { given } = scenarios(RecordProduct);
const sent = { ECSPID: '1', ...product };
const long = (EXTRT: string) => ({ ...sent, EXTRT, EXLOT: null, EXDOSE: null, EXDOSU: null });
const FRAME = JSON.stringify({ ...product, EXTRT: '', EXLOT: null, EXDOSE: null, EXDOSU: null }).length;

describe('record the product of a dose', () => {
  it('keeps it', () => given(doseGiven).when(sent).then(productRecorded));
  it('refuses a second one, which cannot be compared with what is sealed', () =>
    given(doseGiven, productRecorded).when(sent).thenRefuses(AlreadyThere));
  it('finds no dose that was never recorded', () => given().when(sent).thenRefuses(NotThere));
  it('is not for those who are blinded', () => expect(RecordProduct.may).toEqual(['unblinded-statistician', 'importer']));

  it('R48 takes what fits in the one size that is sealed, in bytes, and refuses more in words', () => {
    const most = 'ä'.repeat((256 - FRAME) >> 1);
    expect(RecordProduct.spec.decide(long(most), dosingAfter(doseGiven), {})).toHaveLength(1);
    given(doseGiven)
      .when(long(`${most}ää`))
      .thenRefuses(ProductTooLong);
    expect(new ProductTooLong(256).message).toBe(
      'Product and lot are too long together: what is sealed fits in 256 bytes. Shorten their names.',
    );
  });
});
