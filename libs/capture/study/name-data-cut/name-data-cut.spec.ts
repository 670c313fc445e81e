import { scenarios } from '@verum/platform/eventsourcing/testing';
import { DataCutNamedOtherwise } from '../study.errors';
import { studyEvents } from '../study.events';
import { NameDataCut } from './name-data-cut';

const { given } = scenarios(NameDataCut);
const cut = studyEvents.DataCutNamed.example;
const named = { type: 'DataCutNamed', data: cut } as const;

describe('name a data cut', () => {
  it('keeps name and clinical date', () => given().when(cut).then(named));
  it('changes nothing the second time', () => given(named).when(cut).thenNothing());
  it('refuses another date under the same name', () =>
    given(named)
      .when({ ...cut, cutDate: '2026-07-31' })
      .thenRefuses(DataCutNamedOtherwise));
});
