import { pseudonymOf, ROLES, type Role } from '@verum/platform/access';
import { idOfMember } from '@verum/platform/eventsourcing';
import type { Adding } from './add-member/add-member';
import type { Granting } from './grant-role/grant-role';

export type DevelopmentMember = Readonly<{ id: string; role: Role; adding: Adding; granting: Granting }>;

/** One member for each role, everywhere from a UTC time on: for the first start of an empty embedded store. */
export const developmentMembers = (from: string): readonly DevelopmentMember[] =>
  ROLES.map((role) => {
    const id = idOfMember(role);
    const name = role === 'inspector' ? pseudonymOf(id) : `Development ${role}`;
    const adding = { name, organisation: 'Development' };
    return { id, role, adding, granting: { grant: role, study: '*', role, sites: '*', from, until: null } };
  });
