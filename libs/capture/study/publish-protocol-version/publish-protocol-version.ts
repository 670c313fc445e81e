import { command } from '@verum/platform/eventsourcing';
import type { ProtocolDocument } from '../protocol.document';
import { ProtocolNotSound, VersionTaken } from '../study.errors';
import { studies } from '../study.state';
import { faultsOf } from './protocol-faults';

/** A version is made from those before it, so its builder names the revision that they saw. */
export class PublishProtocolVersion extends command({
  stream: studies,
  does: 'change',
  may: ['study-builder', 'importer'],
  decide: (protocol: ProtocolDocument, { protocols }) => {
    const faults = faultsOf(protocol);
    if (faults.length > 0) throw new ProtocolNotSound(faults);
    const published = protocols.find(({ version }) => version === protocol.version);
    if (!published) return [{ type: 'ProtocolVersionPublished', data: { protocol } }];
    if (canonical(published) !== canonical(protocol)) throw new VersionTaken();
    return [];
  },
}) {}

/** The same whatever order its properties came in. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );
