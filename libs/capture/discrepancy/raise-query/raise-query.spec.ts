import { NotThere } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { OriginUnclear, TargetUnclear } from '../discrepancy.errors';
import { PLACE, raised } from '../testing';
import { RaiseQuery } from './raise-query';

const { given } = scenarios(RaiseQuery);
const query = raised.data;
const ID = '6f0b4a52-5f0d-5d6e-9a55-3b1c7c1f9e10';

describe('raise a query', () => {
  it('keeps target, value when raised, origin and addressee', () => given().when(query, { place: PLACE }).then(raised));
  it('is for a stream that is not there yet, so that one command raises one query', () =>
    expect(RaiseQuery.spec.does).toBe('create'));
  it('finds nobody who was never screened', () => given().when(query, { place: null }).thenRefuses(NotThere));
  it('is for those who review data', () => expect(RaiseQuery.may).toEqual(['monitor', 'data-manager']));

  it.each([`dosing-${ID}/1/ECSTDTC`, `participant-${ID}/9.2@2013-06-22/SVSTDTC`, `participant-${ID}/screening/SVSTDTC`])(
    'takes the address %s',
    (target) =>
      given()
        .when({ ...query, target }, { place: PLACE })
        .then({ ...raised, data: { ...query, target } }),
  );
  it.each(['AEENDTC', `adverseEvent-${ID}`, 'adverseEvent-1/AEENDTC', `dosing-${ID}/1/`, `dosing-${ID}/1/2/ECSTDTC`])(
    'refuses %s, which leads to no item',
    (target) =>
      given()
        .when({ ...query, target }, { place: PLACE })
        .thenRefuses(TargetUnclear),
  );
  it('refuses a check without its name, and a person with the name of one', () => {
    given()
      .when({ ...query, check: null }, { place: PLACE })
      .thenRefuses(OriginUnclear);
    given()
      .when({ ...query, origin: 'person' }, { place: PLACE })
      .thenRefuses(OriginUnclear);
  });
});
