import { admissionOf } from '@verum/platform/access';
import { ACCOUNTS } from '../member.state';
import { personOf, type MemberDocument } from './member-document.projection';

const at = (day: number) => `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`;
const document = (revokedAt: string | null): MemberDocument => ({
  ...{ study: ACCOUNTS, id: 'm', name: 'Ada Example', organisation: 'Auditors', addedAt: at(1), deactivatedAt: null },
  grants: [
    {
      ...{ grant: 'g1', study: 's', role: 'auditor', sites: '*', from: at(2), until: at(20), unblinded: true },
      ...{ grantedAt: at(3), revokedAt },
    },
  ],
});
const isUnblinded = (doc: MemberDocument, day: number) => {
  const asking = { study: 's', reads: true, roles: [], unblinding: 'always', now: at(day) } as const;
  return admissionOf(personOf(doc), asking)?.unblinded ?? false;
};

it('R22 R29 somebody has the unblinded scope from when it was given until it ends or is taken back', () => {
  expect([2, 3, 19, 20].map((day) => isUnblinded(document(null), day))).toEqual([false, true, true, false]);
  expect([8, 9].map((day) => isUnblinded(document(at(9)), day))).toEqual([true, false]);
});
