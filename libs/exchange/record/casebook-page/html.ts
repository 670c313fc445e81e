/** Text that may stand in a page as it is. Only `html` makes it, and that escapes whatever is put into it. */
export type Html = Readonly<{ markup: string }>;

type Inserted = Html | string | number | null | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Of control characters HTML knows none but space; shown as what they are, nothing is hidden in a text. */
const visible = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, (control) => String.fromCharCode(0x2400 + (control.charCodeAt(0) & 0x1f)));

const markupOf = (inserted: Inserted): string => {
  if (inserted === null) return '';
  if (typeof inserted !== 'object') return visible(String(inserted)).replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);
  return 'markup' in inserted ? inserted.markup : inserted.map(({ markup }) => markup).join('');
};

export const html = ({ raw }: TemplateStringsArray, ...inserted: readonly Inserted[]): Html => ({
  markup: raw.map((text, at) => text + (at < inserted.length ? markupOf(inserted[at]!) : '')).join(''),
});

/** A style sheet as it is: it must hold nothing that anybody sent, unless `cssText` wrote it. */
export const styleOf = (css: string): Html => ({ markup: `<style>${css}</style>` });

/** A text as a string of CSS: whatever is no letter, digit or space is written by its number. */
export const cssText = (text: string): string =>
  `"${[...text].map((sign) => (/[\p{L}\p{N} ]/u.test(sign) ? sign : `\\${sign.codePointAt(0)!.toString(16)} `)).join('')}"`;
