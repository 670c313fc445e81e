import type { Fact, Projection } from '@verum/platform/eventsourcing';
import { corrected } from '@verum/platform/eventsourcing';
import type { Envelope } from '@verum/platform/vault';
import type { Dose, DosingEvent } from '../dosing.events';
import { dosings } from '../dosing.state';

/**
 * A dose as it is after its corrections. `dosing` is its stream and `revision` the last of that stream that spoke of this dose.
 * `product` names the arm: the blinded meet it nowhere, not even sealed.
 */
export type DoseDocument = Dose &
  Readonly<{
    study: string;
    site: string;
    participant: string;
    product: Envelope | null;
    dosing: string;
    revision: number;
    n: number;
  }>;

export const doseDocuments: Projection<DoseDocument, DosingEvent> = {
  name: 'dose',
  version: 1,
  streams: [dosings],
  key: (fact) => `${fact.stream}/${recordOf(fact)}`,
  columns: ['study', 'site', 'participant'],
  evolve: (doc, fact) => {
    const { revision, n } = fact;
    if (fact.type === 'DoseGiven') return { ...fact.data, ...homeOf(fact), product: null, dosing: fact.stream, revision, n };
    if (!doc) return undefined;
    switch (fact.type) {
      case 'ProductRecorded':
        return { ...doc, product: fact.data.product as Envelope, revision, n }; // a view sees only what was stored
      case 'ItemCorrected':
        return { ...corrected(doc, fact.data), revision, n };
      default:
        return { ...doc, revision, n };
    }
  },
};

const recordOf = ({ type, data }: Fact<DosingEvent>): string | null =>
  type === 'DoseGiven' || type === 'ProductRecorded' ? data.ECSPID : data.record;

const homeOf = ({ metadata: { study, site, participant } }: Fact<DosingEvent>) => ({
  ...{ study, site: site!, participant: participant! },
});
