import { setTimeout } from 'node:timers/promises';
import { drop, newFolder, startBuiltServer, verum } from '../support/built-server';
import { clientOf } from '../support/client';
import { faultsOf, logOf, underLoad, type Sent } from '../support/load';
import { openStudy } from '../support/study';

const KILLS = Number(process.env.VERUM_TEST_KILLS ?? 20);
const QUIET = { LOG_LEVEL: 'silent' };

it(`T1 kill -9 under 64 connections, ${KILLS} times: nothing acknowledged is lost, nothing is done twice`, async () => {
  const data = newFolder();
  const sent: Sent[] = [];
  let server = await startBuiltServer(data, QUIET);
  const tokens = await server.tokens();
  await openStudy(clientOf(server.url, tokens).post);

  for (let kill = 0; kill < KILLS; kill++) {
    const load = underLoad(clientOf(server.url, tokens), 64, sent);
    await setTimeout(300 + Math.random() * 1_200);
    await server.kill();
    await load.ended;
    expect(load.refused).toEqual([]);
    server = await startBuiltServer(data, QUIET);
    await sendAgain(clientOf(server.url, tokens), sent);
  }

  const views = await verum(['--json', 'views', 'verify'], { VERUM_DATA: data }); // beside the running server
  expect([views.code, JSON.parse(views.out)]).toMatchObject([0, { equal: true, faults: [] }]);
  expect(await server.stop()).toEqual({ code: 0, signal: null });
  const fsck = await verum(['--json', 'fsck'], { VERUM_DATA: data });
  expect([fsck.code, JSON.parse(fsck.out)]).toMatchObject([0, { clean: true, faults: [] }]);

  const log = await logOf(data);
  expect(faultsOf(sent, log)).toEqual([]);
  const acknowledged = sent.filter((command) => command.acknowledged);
  expect(acknowledged.length).toBeGreaterThan(64 * KILLS);
  expect(faultsOf(sent, log.slice(0, -1))).toHaveLength(1); // the check can find one that is lost
  process.stdout.write(`${KILLS} kills: ${sent.length} commands sent, ${acknowledged.length} acknowledged, all there once\n`);
  drop(data);
}, 600_000);

/** What was not answered is sent again, as a client does; what was, and one in ten of those, is answered as before. */
const sendAgain = async (client: ReturnType<typeof clientOf>, sent: readonly Sent[]): Promise<void> => {
  const due = sent.slice(-400).filter(({ acknowledged }, i) => !acknowledged || i % 10 === 0);
  await Promise.all(
    due.map(async (command) => {
      const answer = await client.post('coordinator', command.to, command.body, { 'idempotency-key': command.key });
      const { participant: _, SUBJID: __, ...said } = answer.body;
      const { stream, revision, events } = command.acknowledged ?? said;
      if (answer.status === 201) expect(said).toMatchObject({ stream, revision, events });
      if (answer.status === 201) command.acknowledged = { stream, revision, events };
    }),
  );
};
