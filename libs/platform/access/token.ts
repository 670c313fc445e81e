import { hash, randomBytes } from 'node:crypto';

const TOKEN = /^verum_[\w-]{43}$/;

/** `text` is shown once and kept nowhere; its prefix is for scanners that look for secrets in the wrong places. */
export const newToken = (): Readonly<{ text: string; hash: string }> => {
  const text = `verum_${randomBytes(32).toString('base64url')}`;
  return { text, hash: tokenHash(text) };
};

/** SHA-256 in hex. No salt and no slow hash: 256 random bits cannot be guessed. */
export const tokenHash = (text: string): string => hash('sha256', text);

export const isToken = (text: string): boolean => TOKEN.test(text);
