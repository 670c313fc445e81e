import { randomUUID } from 'node:crypto';

type Headers = Readonly<Record<string, string>>;
export type Reply = Readonly<{ status: number; headers: globalThis.Headers; body: any; text: string }>;

/** What is asked of a built server, by roles or by names that have a token. */
export const clientOf = (url: string, tokens: ReadonlyMap<string, string>) => {
  const send = async (method: string, who: string, path: string, headers: Headers, body?: object): Promise<Reply> => {
    const answer = await fetch(`${url}/api/studies${path}`, {
      method,
      headers: { authorization: `Bearer ${tokens.get(who)}`, 'content-type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, body: text && JSON.parse(text) };
  };
  return {
    post: (who: string, to: string, body: object = {}, headers: Headers = {}) =>
      send('POST', who, to, { 'idempotency-key': randomUUID(), ...headers }, body),
    get: (who: string, from: string, query: Record<string, string> = {}) =>
      send('GET', who, `${from}?${new URLSearchParams(query)}`, {}),
  };
};

export type Client = ReturnType<typeof clientOf>;
