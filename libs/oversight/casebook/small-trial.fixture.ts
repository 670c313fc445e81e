import type { Server } from '../../../test/support/server';
import { STUDY, withdrawal, atLeastOf } from '../../../test/support/study';
import { correction, openTrial, taking, throughTheTrial, WORDS } from '../../../test/support/trial';

/** One who goes all the way, with a date corrected there and back, a query and its correction; and one who withdraws early. */
export const smallTrial = async (server: Server) => {
  const take = taking(server.post);
  await openTrial(server.post, WORDS, 4);
  const { adverseEvent, last: ended } = await throughTheTrial(server.post, '701-1001', WORDS[0]);
  const at = `${STUDY}/participants/701-1001`;
  const event = `${at}/adverse-events/${adverseEvent}`;
  const { body: reported } = await server.get('investigator', event, atLeastOf({ status: 201, body: ended }));
  let seen: number = reported.revision;
  const correct = async (body: object) => {
    const answer = await take('investigator', `${event}/corrections`, { ...correction, ...body }, { 'if-match': `"${seen}"` });
    seen = answer.body.revision;
  };

  await correct({ item: 'AESTDTC', is: '2026-02-01' });
  await correct({ item: 'AESTDTC', is: '2026-02-02' });
  const target = `adverseEvent-${adverseEvent}/AEENDTC`;
  const asked = {
    target,
    valueWhenRaised: '2026-02-03',
    text: 'Please check the end.',
    origin: 'person',
    addressee: 'coordinator',
  };
  const { body: query } = await take('data-manager', `${at}/discrepancies`, asked);
  await correct({ item: 'AEENDTC', is: '2026-02-04', cause: 'query', query: query.discrepancy });
  await take('coordinator', `${at}/visits`, { VISITNUM: 1, VISIT: 'Screening', planned: true, SVOCCUR: 'N', SVREASOC: 'Snow' });

  const other = `${STUDY}/participants/702-1001`;
  await take('coordinator', `${STUDY}/participants`, { SITEID: '702', SUBJID: '702-1001', SVSTDTC: '2026-01-12' });
  const last = await take('coordinator', `${other}/withdrawals`, withdrawal);
  await server.get('auditor', other, atLeastOf(last));
  const { body } = await server.get('auditor', at);
  return {
    at,
    other,
    target,
    adverseEvent: adverseEvent as string,
    discrepancy: query.discrepancy as string,
    study: body.study as string,
  };
};
