import { protocolAt, protocols, siteOf, sites } from '@verum/capture/study';
import { command, corrected, type Correcting } from '@verum/platform/eventsourcing';
import { RecordUnknown } from '../course.errors';
import { mustBeInScreening } from '../disposition.rules';
import { mustNotEndBeforeItStarts } from '../end-before-start.rules';
import { mustBeClear } from '../local-time.rules';
import { participants, placeOf } from '../participant.state';
import { keptAs, type Kept } from '../records.state';
import type { Visit } from '../visit.events';
import { CONSENT_RULES, windowRule, withVisitsJudged } from '../visit.rules';
import { correctionIn } from './correction-in';

/**
 * `record` is screening, demography, randomisation, disposition, death, a visit's key or an SCTESTCD. What was there stays in
 * the record.
 */
export class CorrectParticipant extends command({
  stream: participants,
  does: 'change',
  may: ['coordinator', 'investigator', 'importer'],
  needs: { sites, protocols },
  decide: (asked: Correcting, participant, { sites, protocols }) => {
    const { SITEID, zone } = placeOf(participant);
    const kept = keptAs(participant.records, asked.record);
    if (!kept) throw new RecordUnknown();
    const correction = correctionIn(kept, asked);
    if (!correction) return [];
    mustStaySound({ ...kept, data: corrected(kept.data, correction) }, asked, zone);
    if (asked.is === 'SCREEN FAILURE') mustBeInScreening(participant);
    const rules = [...CONSENT_RULES, windowRule(protocolAt(siteOf(sites, SITEID), protocols))];
    const only = kept.type === 'ParticipantRandomised' ? undefined : kept.record; // the study days of every visit count from it
    return withVisitsJudged(participant, [{ type: 'ItemCorrected', data: correction }], rules, only);
  },
}) {}

const mustStaySound = ({ type, data }: Kept, { item, is }: Correcting, zone: string): void => {
  if (item.endsWith('DTC')) mustBeClear(zone, { '/is': is as string | null });
  if (type !== 'VisitRecorded') return;
  const { SVSTDTC, SVENDTC } = data as Visit;
  mustNotEndBeforeItStarts(zone, SVSTDTC, SVENDTC, '/is');
};
