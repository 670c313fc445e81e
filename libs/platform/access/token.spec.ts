import { isToken, newToken, tokenHash } from '.';

it('a token has 256 random bits behind a prefix that scanners find, and is known by its hash only', () => {
  const [a, b] = [newToken(), newToken()];
  expect(a.text).toMatch(/^verum_[A-Za-z0-9_-]{43}$/);
  expect(a.text).not.toBe(b.text);
  expect(a.hash).toBe(tokenHash(a.text));
  expect(a.hash).toMatch(/^[0-9a-f]{64}$/);
  expect([isToken(a.text), isToken(`${a.text}x`), isToken('verum_'), isToken(a.hash)]).toEqual([true, false, false, false]);
});

it('hashes as SHA-256 does (FIPS 180-4, "abc")', () =>
  expect(tokenHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'));
