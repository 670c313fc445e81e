import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';

/** Runs `work(item)` for each item, `width` at a time: how long it took in all, and each of them, in milliseconds. */
export const inFlight = async (width, items, work) => {
  const latencies = new Float64Array(items.length);
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < items.length; at = next++) {
      const start = performance.now();
      await work(items[at], at);
      latencies[at] = performance.now() - start;
    }
  };
  const cpu = process.cpuUsage();
  const start = performance.now();
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { ms, rate: (items.length / ms) * 1000, latencies, generator: (user + system) / 1000 };
};

/** The API over so many connections, for one person; an answer that is no success is an error. */
export const api = (url, token, connections) => {
  const pool = new Pool(url, { connections, pipelining: 1 });
  const send = async (method, path, body, headers) => {
    const answer = await pool.request({
      ...{ method, path, body: body && JSON.stringify(body) },
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }), ...headers },
    });
    const text = await answer.body.text();
    if (answer.statusCode >= 300)
      throw Object.assign(new Error(`${answer.statusCode} ${method} ${path}: ${text}`), { status: answer.statusCode });
    return JSON.parse(text);
  };
  return {
    get: (path) => send('GET', `/api/studies${path}`),
    post: (path, body, headers) => send('POST', `/api/studies${path}`, body, { 'idempotency-key': randomUUID(), ...headers }),
    close: () => pool.close(),
  };
};

export const percentile = (values, share) => {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
};
export const median = (values) => {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
export const range = (length) => Array.from({ length }, (_, index) => index);
