/**
 * RFC 8785: keys in the order of their UTF-16 code units, no spaces, numbers and texts as ECMAScript writes them. The same
 * value is the same bytes, so that a line can be hashed and verified years later. `value` is what JSON.parse gives.
 */
export const canonicalJson = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return Array.isArray(value) ? `[${value.map(canonicalJson).join(',')}]` : ofObject(value as Record<string, unknown>);
};

const ofObject = (object: Record<string, unknown>): string => {
  let text = '';
  for (const key of Object.keys(object).sort()) {
    const member = object[key];
    if (member !== undefined) text += `${text && ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
};
