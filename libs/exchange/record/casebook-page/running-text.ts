import { html, type Html } from './html';

const DATE = /(\b\d{4}-\d\d(?:-\d\d)?(?=T\d\d:|(?![\w-])))/;
const BEHIND_SLASH = /(?<=\p{L}\/)(?=\p{L})/u;
const TOO_LONG = /[^\s/-]{25,}/;

/**
 * A text that breaks where people would: not within a date, but before its time of day; behind a slash between words; and within
 * a word only where no column is wide enough for it. One element, so that a cell on a phone keeps it together.
 */
export const runningText = (text: string): Html => {
  const pieces = text.split(DATE);
  const isDate = (at: number) => at % 2 === 1;
  const shown = pieces.map((piece, at) => (isDate(at) ? whole(piece, pieces[at + 1]!.startsWith('T')) : behindSlashes(piece)));
  return TOO_LONG.test(text) ? html`<span class="long">${shown}</span>` : html`<span>${shown}</span>`;
};

const whole = (date: string, hasTime: boolean): Html => html`<span class="whole">${date}</span>${hasTime ? html`<wbr />` : null}`;

const behindSlashes = (text: string): Html =>
  html`${text.split(BEHIND_SLASH).map((piece, at) => (at === 0 ? html`${piece}` : html`<wbr />${piece}`))}`;
