import { idOfParticipant, idOfStudy, NotThere } from '@verum/platform/eventsourcing';
import type { Asked } from './caller';

const NATURAL_KEY = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;
const LIMIT = 10_000;

/** An id is a hash of its key, and the same keys come with every request. */
const known = new Map<string, string>();

/** A natural key in the path is as good as the id: behind this, only the id is known. 404 for what can be neither. */
export const resolveIds = (params: Asked['params']): void => {
  if (params.study === undefined) return;
  const study = remembered(params.study, idOfStudy);
  params.study = study;
  if (params.participant !== undefined)
    params.participant = remembered(params.participant, (number) => idOfParticipant(study, number), study);
};

/** Whose data a read names: the participant of its path, and the one that its query narrows it to. */
export const participantsNamed = ({ params, query }: Pick<Asked, 'params' | 'query'>): readonly string[] => {
  const [{ study, participant }, { participant: key }] = [params, query as { participant?: unknown }];
  const isKey = study !== undefined && typeof key === 'string' && NATURAL_KEY.test(key);
  const asked = isKey ? [remembered(key, (number) => idOfParticipant(study, number), study)] : [];
  return participant === undefined ? asked : [participant, ...asked];
};

const remembered = (key: string, idOf: (key: string) => string, study = ''): string => {
  const name = `${study}/${key}`;
  const id = known.get(name);
  if (id) return id;
  if (!NATURAL_KEY.test(key)) throw new NotThere();
  if (known.size >= LIMIT) known.clear();
  const made = idOf(key);
  known.set(name, made);
  return made;
};
