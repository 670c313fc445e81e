import { scenarios } from '@verum/platform/eventsourcing/testing';
import { AccountInvalid } from '../member.errors';
import { AddMember } from './add-member';

const { given } = scenarios(AddMember);
const adding = { name: 'Ada Example', organisation: 'Site 701' };

describe('add a member', () => {
  it('opens an account', () => given().when(adding).then({ type: 'MemberAdded', data: adding }));
  it('R15 only where the id was never used', () => expect(AddMember.spec.does).toBe('create'));
  it('R55 is for administrators', () => expect(AddMember.may).toEqual(['administrator']));
  it.each([{ name: ' ' }, { organisation: '' }])('refuses %o', (wrong) =>
    given()
      .when({ ...adding, ...wrong })
      .thenRefuses(AccountInvalid),
  );
});
