import { recordOfGrading, type Coding, type SeriousnessUpdate } from '@verum/capture/adverse-event';
import type { RecordedData } from './recorded-data.projection';
import type { Ordinals } from './ordinals';
import { stated, type Statement } from './statement';

/** What was reported, and what was learned since, is one record; each grading and each judgement is one of its own. */
export const ofAdverseEvent = (entry: RecordedData, ordinals: Ordinals): readonly Statement[] => {
  const { type, data } = entry;
  switch (type) {
    case 'SeverityGraded':
      return [stated(entry, recordOfGrading(ordinals.next(entry, 'severity') - 1), 'grades')];
    case 'CausalityAssessed':
      return [stated(entry, `causality/${ordinals.next(entry, 'causality')}`, 'judgements')];
    case 'SeriousnessUpdated': {
      const { siteAware, ...answers } = data as SeriousnessUpdate; // that of an update speaks of the update
      const update = `seriousness/${ordinals.next(entry, 'seriousness')}`;
      return [stated(entry, null, 'adverseEvents', answers), stated(entry, update, 'seriousness', { siteAware })];
    }
    case 'AdverseEventCoded': {
      const { codes, ...coding } = data as Coding;
      return [stated(entry, null, 'adverseEvents', { ...coding, ...codes })];
    }
    default:
      return [stated(entry, null, 'adverseEvents')]; // reported, resolved
  }
};
