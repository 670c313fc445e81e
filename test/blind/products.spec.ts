import { doseDocuments, dosings, RecordDose, RecordProduct, type Product } from '@verum/capture/dosing';
import { doseTaken, product } from '@verum/capture/dosing/testing';
import { aContext, seedParticipant, seedStudy, STUDY } from '@verum/capture/allocation/testing';
import { InMemoryEventStore, Pump, ViewWriter } from '@verum/platform/eventsourcing';
import { commandsOn } from '@verum/platform/eventsourcing/event-sourcing.module';
import { InMemoryVault, type Envelope } from '@verum/platform/vault';

const vault = new InMemoryVault();
const ketamine = product;
const placebo: Product = { EXTRT: 'Placebo', EXDOSE: 0, EXDOSU: 'mg', EXLOT: null };
const importer = { role: 'importer' as const, participant: 'p1' };

/** The one dose of a participant, with its product. */
const dosed = async (sent: Product) => {
  const store = new InMemoryEventStore();
  const run = commandsOn({ store, vault });
  await seedStudy(store);
  await seedParticipant(store, 'p1');
  await run(new RecordDose('p1', doseTaken, aContext({ ...importer, commandId: '00000000-0000-4000-8000-000000000001' })));
  await run(
    new RecordProduct(
      'p1',
      { ECSPID: '1', ...sent },
      aContext({ ...importer, commandId: '00000000-0000-4000-8000-000000000002' }),
    ),
  );
  return { store, run, log: await Array.fromAsync(store.read('dosing-p1', 0)) };
};
type Sealed = { product: Envelope };

describe('R48 the product of a dose', () => {
  it('is sealed under the study’s key, in one size whatever it is', async () => {
    const sealed = await Promise.all([ketamine, placebo].map(async (sent) => (await dosed(sent)).log.at(-1)!.data as Sealed));
    expect(sealed.map(({ product }) => product.$sealed.key)).toEqual([`study/${STUDY}`, `study/${STUDY}`]);
    expect(new Set(sealed.map(({ product }) => product.$sealed.text.length)).size).toBe(1);
    expect(vault.opened(sealed[0]!)).toMatchObject({ product: ketamine });
    expect(vault.opened(sealed[1]!)).toMatchObject({ product: placebo });
  });

  it('changes nothing else of the dose', async () => {
    const [one, other] = await Promise.all([dosed(ketamine), dosed(placebo)]);
    const open = ({ log }: typeof one) =>
      log.filter(({ type }) => type !== 'ProductRecorded').map(({ position: _, ...event }) => event);
    expect(open(one).map(({ type }) => type)).toEqual(['DoseGiven', 'ProtocolDeviationDetected']); // not randomised yet
    expect(JSON.stringify(open(one))).toBe(JSON.stringify(open(other)));
  });

  it('is kept sealed in the view, at the site of the dose', async () => {
    const { store } = await dosed(ketamine);
    const views = new ViewWriter(':memory:', [doseDocuments]);
    for await (const _ of new Pump(store, views, [dosings], [doseDocuments]).catchUp(2n ** 62n));
    const [doc] = views.find(doseDocuments, { study: STUDY, sites: ['701'] });
    expect(doc).toMatchObject({ ECSPID: '1', site: '701', participant: 'p1', dosing: 'dosing-p1', revision: 2 });
    expect(vault.opened(doc!)).toMatchObject({ product: ketamine });
  });

  it('R04 is not there for another participant, and not for who is blinded', async () => {
    const { run } = await dosed(ketamine);
    const sent = { ECSPID: '1', ...placebo };
    await expect(run(new RecordProduct('p1', sent, aContext({ ...importer, participant: 'p2' })))).rejects.toMatchObject({
      code: 'not-there',
    });
    await expect(run(new RecordProduct('p1', sent, aContext({ participant: 'p1' })))).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(run(new RecordProduct('p1', sent, aContext(importer)))).rejects.toMatchObject({ code: 'already-there' });
  });
});
