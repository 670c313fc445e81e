import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { KeyDamaged } from './errors';

const [NONCE, KEY, TAG] = [12, 32, 16];

/** nonce, 32 sealed bytes, tag. Bound to its name, so that two wrapped keys cannot be exchanged. */
export const wrap = (master: Buffer, name: string, key: Buffer): Buffer => {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', master, nonce).setAAD(Buffer.from(name));
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
};

/** Throws KeyDamaged. */
export const unwrap = (master: Buffer, name: string, wrapped: Uint8Array): Buffer => {
  try {
    const decipher = createDecipheriv('aes-256-gcm', master, wrapped.subarray(0, NONCE), { authTagLength: TAG })
      .setAAD(Buffer.from(name))
      .setAuthTag(wrapped.subarray(NONCE + KEY));
    return Buffer.concat([decipher.update(wrapped.subarray(NONCE, NONCE + KEY)), decipher.final()]);
  } catch {
    throw new KeyDamaged(name);
  }
};
