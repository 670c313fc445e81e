import { refusal } from '@verum/platform/eventsourcing';

/** The rule was broken again since: the same words would leave the deviation open, and nobody would notice. */
export class AssessedBefore extends refusal(
  'conflict',
  'assessed-before',
  'This is how it was assessed before it was found again. Say what the assessment rests on now.',
) {}
