import { place } from '@verum/capture/participant';
import { command, NotThere } from '@verum/platform/eventsourcing';
import type { Query } from '../discrepancy.events';
import { OriginUnclear, TargetUnclear } from '../discrepancy.errors';
import { discrepancies } from '../discrepancy.state';

/** A datum address: `dosing-<id>/1/ECSTDTC`, or `adverseEvent-<id>/AEENDTC` where the stream is one record. */
const ADDRESS = /^[a-zA-Z]+-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\/[^/]+)?\/[A-Za-z][A-Za-z0-9]*$/;

/** Two people may ask about the same item, so a query has no natural key. */
export class RaiseQuery extends command({
  stream: discrepancies,
  does: 'create',
  may: ['monitor', 'data-manager'],
  needs: { place },
  decide: (query: Query, _, { place }) => {
    if (!place) throw new NotThere();
    if (!ADDRESS.test(query.target)) throw new TargetUnclear();
    if ((query.origin === 'check') !== (query.check !== null)) throw new OriginUnclear();
    return [{ type: 'QueryRaised', data: query }];
  },
}) {}
