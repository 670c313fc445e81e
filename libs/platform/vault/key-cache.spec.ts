import { KeyCache } from './key-cache';

const key = (byte: number) => Buffer.alloc(32, byte);

describe('the cache of keys', () => {
  it('forgets the longest unused, and wipes it', () => {
    const cache = new KeyCache(2);
    const [a, b] = [key(1), key(2)];
    cache.set('a', a);
    cache.set('b', b);
    cache.get('a');
    cache.set('c', key(3));
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([key(1), undefined, key(3)]);
    expect(b).toEqual(key(0));
  });

  it('wipes what is dropped', () => {
    const cache = new KeyCache(2);
    const kept = key(1);
    cache.set('a', kept);
    cache.drop('a');
    expect([kept, cache.get('a')]).toEqual([key(0), undefined]);
  });
});
