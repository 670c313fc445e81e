import type { Casebook, SectionName } from '@verum/oversight/casebook';
import type { TrailEntry } from '@verum/oversight/trail';
import { auditTrail, inUtc } from './audit-trail';
import { html, styleOf, type Html } from './html';
import { rowsOf, sectionsOf } from './section';
import { runningText } from './running-text';
import { isBlank } from './value';
import { marginsOf, STYLE } from './style';

export type CasebookPage = Readonly<{
  casebook: Casebook;
  STUDYID: string;
  /** When the record had come so far. */
  reachedAt: string;
  /** Every entry about the participant up to the casebook's record, oldest first. */
  trail: readonly TrailEntry[];
  nameOf: (actor: string) => string;
}>;

/** Parts of the page of their own; every other section is data. */
const APART: readonly SectionName[] = ['deviations', 'queries', 'corrections'];
const PARTS = [
  ...([['participant', 'Participant'] as const, ['open', 'Not done or open'] as const, ['data', 'Data'] as const] as const),
  ...([['deviations-all', 'Deviations'] as const, ['queries-all', 'Queries'] as const] as const),
  ...([['corrections-all', 'Corrections'] as const, ['trail', 'Audit trail'] as const] as const),
] as const;

/**
 * A casebook as a page that stands alone: nothing is loaded and nothing runs. There is no clock in it, so that the same record
 * is the same bytes. `styles` are what a Content-Security-Policy has to let in.
 */
export const casebookPage = ({
  casebook,
  STUDYID,
  reachedAt,
  trail,
  nameOf,
}: CasebookPage): Readonly<{ text: string; styles: readonly string[] }> => {
  const { USUBJID, asOf, sections } = casebook;
  const margins = marginsOf({ STUDYID, USUBJID, asOf });
  const only = (name: SectionName) => {
    const of = sections.find(({ section }) => section === name)!;
    return of.rows.length === 0 ? html`<p class="empty">None.</p>` : rowsOf(of);
  };
  const { markup } = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${USUBJID}, record ${asOf}: casebook of ${STUDYID}</title>
        ${styleOf(STYLE)} ${styleOf(margins)}
      </head>
      <body>
        <header class="bar"><strong>${USUBJID}</strong><span>${STUDYID}</span><span>as of record ${asOf}</span></header>
        <main>
          <p class="eyebrow">Casebook</p>
          <h1>${USUBJID}</h1>
          <nav aria-label="Parts">${PARTS.map(([id, title]) => html`<a href="#${id}">${title}</a>`)}</nav>
          ${part('participant', factsOf(casebook, STUDYID, reachedAt))} ${part('open', openOf(casebook))}
          ${part('data', sectionsOf(sections.filter(({ section }) => !APART.includes(section))))}
          ${part('deviations-all', only('deviations'))} ${part('queries-all', only('queries'))}
          ${part('corrections-all', only('corrections'))} ${part('trail', auditTrail(trail, nameOf))}
          <p class="end">
            End of the casebook of ${USUBJID} as of record ${asOf}: ${trail.length} records speak of this participant.
          </p>
        </main>
      </body>
    </html> `;
  return { text: markup, styles: [STYLE, margins] };
};

const part = (id: (typeof PARTS)[number][0], content: Html): Html =>
  html`<section class="part" id="${id}">
    <h2>${PARTS.find(([name]) => name === id)![1]}</h2>
    ${content}
  </section>`;

const factsOf = (casebook: Casebook, STUDYID: string, reachedAt: string): Html => {
  const { asOf, SUBJID, site, siteName, zone, protocolVersion, status, eligible, consent, enteredInError } = casebook;
  const facts: readonly (readonly [string, unknown])[] = [
    ['Study', STUDYID],
    ['Participant number', SUBJID],
    ['Site', siteName === null ? site : `${site}, ${siteName}`],
    ['Time zone of local times', zone],
    ['As of record', asOf],
    ['That record was received (UTC)', inUtc(reachedAt)],
    ['Protocol version', protocolVersion],
    ['Status', wordsOf(status)],
    ['Eligible', eligible === null ? 'not assessed' : eligible],
    ['Consent', consent === 'notCollected' ? 'not collected in this study' : wordsOf(casebook.consentStatus)],
    ['Withdrawn from', casebook.withdrawnScopes],
    ['For', casebook.shownTo],
  ];
  const shown = facts.filter(([, value]) => !isBlank(value));
  return html`${enteredInError ? html`<p class="warning">Entered in error: nothing here counts in any figure.</p>` : null}
    <dl class="facts">
      ${shown.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${runningText(factIn(value))}</dd>
          </div>`,
      )}
    </dl>`;
};

const factIn = (value: unknown): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : Array.isArray(value) ? value.join(', ') : String(value);

/** notCollected → not collected */
const wordsOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const openOf = ({ notDone }: Casebook): Html =>
  notDone.length === 0
    ? html`<p class="empty">Nothing is open.</p>`
    : html`<ul class="open">
        ${notDone.map(({ section, words }) => html`<li><a href="#${anchorOf(section)}">${runningText(words)}</a></li>`)}
      </ul>`;

const anchorOf = (section: SectionName): string => (APART.includes(section) ? `${section}-all` : section);
