import type { Role } from '@verum/platform/access';
import { uuid5 } from '@verum/platform/eventsourcing';
import { routesOf } from '@verum/platform/http';
import { atLeast, startServer } from '../support/server';
import { STUDY, type Post } from '../support/study';
import { openTrial, throughTheTrial, WORDS, type Words } from '../support/trial';

const READERS: readonly Role[] = ['coordinator', 'medical-monitor', 'auditor'];
const NAMESPACE = '00000000-0000-4000-8000-000000000000';
/** The state of this process, who has which token, and events as stored: ids, fingerprints and nonces are drawn anew. */
const UNSTABLE = /health|openapi|tokens|members|refusals|record\.ndjson|accesses/;

/** Times of this day: what is clinical in the trial lies months before. */
const RECEIVED = new RegExp(`${new Date().toISOString().slice(0, 10)}(?:</span>)?[T ][\\d:.]+Z?`, 'g');

/** Every read of a blinded reader after the same commands, without the times at which the server received them. */
const readsOf = async (arms: readonly [Words, Words]): Promise<{ answers: Record<string, string>; unblinded: string }> => {
  const server = await startServer();
  try {
    let commands = 0;
    const post: Post = (who, to, body, headers) =>
      server.post(who, to, body, { ...headers, 'idempotency-key': uuid5(NAMESPACE, String(commands++)) });
    await openTrial(post, arms, 4);
    const ids: Record<string, string> = { study: 'KET-01', site: '701', participant: '701-1', version: '1.0', n: '30' };
    for (const [i, SUBJID] of ['701-1', '701-2', '701-3'].entries()) {
      const { adverseEvent, last } = await throughTheTrial(post, SUBJID, arms[i < 2 ? 0 : 1]!);
      await server.get('auditor', `${STUDY}/trail`, atLeast({ body: last }));
      ids.adverseEvent ??= adverseEvent;
    }
    const answers: Record<string, string> = {};
    for (const { method, path } of routesOf(server.app))
      for (const role of READERS) {
        if (method !== 'GET' || path.endsWith('/events') || UNSTABLE.test(path)) continue;
        const to = path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? name);
        const { status, text } = await server.http().get(to).set(server.bearer(role));
        answers[`${role} ${path}`] = `${status} ${text.replaceAll(RECEIVED, 'then')}`;
      }
    const { text } = await server.get('unblinded-statistician', `${STUDY}/allocation`);
    return { answers, unblinded: text };
  } finally {
    await server.stop();
  }
};

it('R48 the same trial with its arms swapped changes no byte that a blinded role can read', async () => {
  const one = await readsOf(WORDS);
  const other = await readsOf([WORDS[1], WORDS[0]]);
  expect(Object.values(one.answers).filter((answer) => answer.startsWith('200')).length).toBeGreaterThan(40);
  for (const [name, answer] of Object.entries(one.answers)) expect([name, answer]).toEqual([name, other.answers[name]]);
  expect(one.unblinded).not.toBe(other.unblinded); // it was swapped
}, 60_000);
