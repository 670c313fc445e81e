import type { Client } from '../support/client';

/** A hundred corrections, ninety of adverse events and ten of first doses, each as a person at a site would make it. */
export const correctAHundred = async (client: Client, study: string): Promise<void> => {
  const why = { reasonCode: 'transcription', reason: 'Conformance run', cause: 'source' };
  const { body } = await client.get('data-manager', `/${study}/adverse-events`, { limit: '90' });
  for (const { participant, adverseEvent, revision } of body.adverseEvents)
    await mustTake(client, `/${study}/participants/${participant}/adverse-events/${adverseEvent}/corrections`, revision, {
      ...{ item: 'AESTDTC', is: '2001-01-01', ...why },
    });
  const doses = await client.get('data-manager', `/${study}/doses`, { limit: '500' });
  const first = doses.body.doses.filter(({ ECSPID }: { ECSPID: string }) => ECSPID === '1').slice(0, 10);
  for (const { participant } of first) {
    const { body: own } = await client.get('data-manager', `/${study}/participants/${participant}/doses`);
    await mustTake(client, `/${study}/participants/${participant}/doses/corrections`, own.revision, {
      ...{ record: '1', item: 'ECSTDTC', is: '2011-01-01', ...why },
    });
  }
};

const mustTake = async (client: Client, to: string, seen: number, body: object): Promise<void> => {
  const answer = await client.post('investigator', to, body, { 'if-match': `"${seen}"` });
  if (answer.status !== 201) throw new Error(`${to} was answered ${answer.status} ${answer.text}`);
};
