import { html, type Html } from './html';
import { runningText } from './running-text';

/** A value as people read it. Sealed is said, never shown. */
export const valueOf = (value: unknown): Html => {
  const words = inWords(value);
  return words === null ? html`<span class="none" title="not recorded">–</span>` : runningText(words);
};

/** The same as text; null where nothing was recorded. */
export const inWords = (value: unknown): string | null => {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? together(value) : String(value);
};

const together = (value: object): string | null => {
  if ('$sealed' in value) return 'sealed';
  if (Array.isArray(value)) return value.map((each) => inWords(each) ?? '–').join(', ') || null;
  const members = Object.entries(value).map(([name, member]) => `${name}: ${inWords(member) ?? '–'}`);
  return members.join('; ') || null;
};

export const isBlank = (value: unknown): boolean => inWords(value) === null;
