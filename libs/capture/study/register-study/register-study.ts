import { command, type DataOf } from '@verum/platform/eventsourcing';
import type { StudyEvent } from '../study.events';
import { studies } from '../study.state';

export type Registration = DataOf<StudyEvent, 'StudyRegistered'>;

/** The id comes from STUDYID, so "no stream yet" is what keeps a key unique. */
export class RegisterStudy extends command({
  stream: studies,
  does: 'create',
  may: ['study-builder', 'importer'],
  decide: (registration: Registration) => [{ type: 'StudyRegistered', data: registration }],
}) {}
