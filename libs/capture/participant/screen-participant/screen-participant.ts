import { protocolAt, protocols, siteOf, sites } from '@verum/capture/study';
import { command, failing } from '@verum/platform/eventsourcing';
import { mustBeClear } from '../local-time.rules';
import { ScreeningRefused } from '../participant.errors';
import { participants } from '../participant.state';

export type Screening = Readonly<{ SUBJID: string; USUBJID: string; SITEID: string; SVSTDTC: string | null }>;

/** An act: it brings somebody into the study, so it is refused where the site may not do so yet. */
export class ScreenParticipant extends command({
  stream: participants,
  does: 'create',
  may: ['coordinator', 'investigator', 'importer'],
  needs: { sites, protocols },
  onFreshNeeds: true,
  decide: ({ SUBJID, USUBJID, SITEID, SVSTDTC }: Screening, _, { sites, protocols }) => {
    const site = siteOf(sites, SITEID);
    const protocol = protocolAt(site, protocols);
    const failed = failing({ 'site-open': site !== undefined, 'protocol-active-at-site': !site || protocol !== undefined });
    if (!site || !protocol) throw new ScreeningRefused(failed);
    mustBeClear(site.zone, { '/SVSTDTC': SVSTDTC });
    const { version: protocolVersion, consent } = protocol;
    const data = { SUBJID, USUBJID, SITEID, protocolVersion, consent, SVSTDTC, zone: site.zone };
    return [{ type: 'ParticipantScreened', data }];
  },
}) {}

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'; // Crockford's: none is taken for another when it is read out

/**
 * A number for a participant who was given none. A counter would be one more stream for every site to wait for, so it is
 * drawn from the command's own digest: a resend gets the same number, and a collision (one in a thousand million for each
 * participant there is) finds its stream taken and is refused like any number that is.
 */
export const issuedNumber = (SITEID: string, digest: string): string => {
  const bits = BigInt(`0x${digest.replaceAll('-', '')}`) & ((1n << 30n) - 1n);
  const symbols = Array.from({ length: 6 }, (_, i) => SYMBOLS[Number((bits >> BigInt(5 * i)) & 31n)]);
  return `${SITEID}-${symbols.join('')}`;
};
