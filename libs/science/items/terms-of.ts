/** `TERM=12345 | …`: each term with its NCI code. */
export const termsOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text
      .replaceAll(/\s+/g, ' ')
      .trim()
      .split(' | ')
      .map((entry) => [entry.slice(0, entry.lastIndexOf('=')), `C${entry.slice(entry.lastIndexOf('=') + 1)}`]),
  );
