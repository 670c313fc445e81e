import { MOOD, PSYCHE } from './catalogue';
import { BODY } from './catalogue-body';

export * from './body';
export type { Instrument } from './catalogue';
export * from './instruments.registry';
export * from './mood';
export * from './psyche';
export * from './suicide-risk';

/** The instruments by the name that scores go by: `score:PHQ9` is PHQ9 here. */
export const catalogue = { ...MOOD, ...PSYCHE, ...BODY };
