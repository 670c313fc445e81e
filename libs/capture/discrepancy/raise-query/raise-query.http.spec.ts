import type { CommandBus } from '@nestjs/cqrs';
import { adverseEventDocuments } from '@verum/capture/adverse-event';
import { reported } from '@verum/capture/adverse-event/testing';
import { ViewWriter, type CommandContext, type Fact, type Scope } from '@verum/platform/eventsourcing';
import { TargetUnclear } from '../discrepancy.errors';
import { raised } from '../testing';
import type { RaiseQuery } from './raise-query';
import { RaiseQueryController } from './raise-query.http';

const [HERE, OTHER, EVENT] = ['1', '2', '3'].map((digit) => `0000000${digit}-0000-5000-8000-000000000000`);
const COMMAND = '00000000-0000-4000-8000-000000000009';
const scope: Scope = { study: 's', participant: HERE, sites: ['701'] };

const views = new ViewWriter(':memory:', [adverseEventDocuments]);
afterAll(() => views.close());
beforeAll(() => {
  const receivedAt = '2026-01-01T00:00:00.000Z';
  const metadata = { study: 's', participant: HERE, site: '701', receivedAt };
  const place = { stream: `adverseEvent-${EVENT}`, revision: 0, n: views.nextNumber('s', receivedAt), metadata };
  views.apply(adverseEventDocuments, { ...reported, ...place, says: '', when: null } as unknown as Fact<any>);
});

/** Gives back what would be decided on, since the routes decide nothing. */
const commands = { execute: async ({ id, args }: RaiseQuery) => ({ id, args }) } as unknown as CommandBus;
const { text, addressee } = raised.data;
const raise = (target: string, inScope: Scope = scope) =>
  new RaiseQueryController(commands, views).raise({ target, text, origin: 'person', addressee }, inScope, {
    commandId: COMMAND,
  } as CommandContext);

describe('a query over HTTP', () => {
  it('gets its id from the command, and null for what was not sent', async () => {
    const target = `dosing-${HERE}/1/ECSTDTC`;
    const { discrepancy, ...sent } = await raise(target);
    expect(sent).toEqual({
      id: discrepancy,
      args: { target, text, origin: 'person', addressee, valueWhenRaised: null, check: null },
    });
    expect((await raise(target)).discrepancy).toBe(discrepancy);
  });
  it.each([`participant-${HERE}/screening/SVSTDTC`, `dosing-${HERE}/1/ECSTDTC`, `adverseEvent-${EVENT}/AEENDTC`])(
    'is about %s of the participant in the path',
    async (target) => expect(await raise(target)).toMatchObject({ args: { target } }),
  );
  it.each([
    `participant-${OTHER}/screening/SVSTDTC`,
    `dosing-${OTHER}/1/ECSTDTC`,
    `adverseEvent-${OTHER}/AEENDTC`,
    `study-${HERE}/x`,
    'x',
  ])('R07 is not about %s, which is not of this participant', (target) => expect(raise(target)).rejects.toThrow(TargetUnclear));
  it('R07 is not about an adverse event of another site, or of another participant', async () => {
    const target = `adverseEvent-${EVENT}/AEENDTC`;
    await expect(raise(target, { ...scope, sites: ['702'] })).rejects.toThrow(TargetUnclear);
    await expect(raise(target, { ...scope, participant: OTHER })).rejects.toThrow(TargetUnclear);
  });
});
