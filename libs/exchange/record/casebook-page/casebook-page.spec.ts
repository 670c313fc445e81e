import type { Casebook, Row, SectionName } from '@verum/oversight/casebook';
import { casebookPage } from './casebook-page';
import { runningText } from './running-text';

const TARGET = 'adverseEvent-1/AESTDTC';
const ABOUT = 'Start Date/Time of Adverse Event (AESTDTC) of Nausea';

const section = (name: SectionName, ...rows: readonly Partial<Row>[]) => {
  const [values = {}, follows = {}] = [rows[0]?.values, rows[0]?.follows];
  const words = (of: object) => Object.keys(of).map((item) => ({ item, label: `What ${item} is`, unit: null }));
  const own = rows.map(
    (row) => ({ ...{ at: 'a', state: 'recorded', n: 1, changed: 1, values: {}, follows: {} }, ...row }) as Row,
  );
  return { section: name, domain: null, title: name, items: words(values), follows: words(follows), rows: own };
};
const casebook = {
  ...{
    study: 's',
    asOf: 40,
    participant: 'p',
    SUBJID: '1015',
    USUBJID: '01-701-1015',
    site: '701',
    siteName: 'Clinic',
    zone: 'UTC',
  },
  ...{ protocolVersion: '1.0', consent: 'collected', consentStatus: 'given', withdrawnScopes: [], status: 'completed' },
  ...{ eligible: true, enteredInError: false, shownTo: 'blinded readers' },
  notDone: [{ section: 'queries', at: null, words: `The query about ${ABOUT} is open` }],
  sections: [
    section('visits', { state: 'notRecorded', n: null, changed: null, values: { VISITNUM: 2 } }),
    section('deviations'),
    section('queries', { values: { target: TARGET, status: 'open' }, follows: { about: ABOUT } }),
    section('corrections'),
  ],
} as Casebook;
const page = casebookPage({ casebook, STUDYID: 'KET-01', reachedAt: '2026-03-02T10:00:00.123Z', trail: [], nameOf: (id) => id });
const [style, margins] = page.styles as [string, string];

/** What a reader sees of it. */
const textOf = (markup: string) => markup.replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' ');

describe('R82 a printed casebook', () => {
  it('says on every page whose it is, of which study, as of which record, and which page of how many', () => {
    expect(margins).toMatch(/top-left \{ content: "KET\\2d 01"/);
    expect(margins).toMatch(/top-center \{ content: "01\\2d 701\\2d 1015"/);
    expect(margins).toMatch(/top-right \{ content: "as of record 40"/);
    expect(margins).toMatch(/counter\(page\) " \/ " counter\(pages\)/);
  });
  it('repeats the head of a table on every page, parts no record and leaves no heading alone', () => {
    expect(style).toContain('thead { display: table-header-group; }');
    expect(style).toMatch(/tr, article, .+ \{ break-inside: avoid; \}/);
    expect(style).toMatch(/h2, h3, thead \{ break-after: avoid; \}/);
  });
  it('says when the record had come so far', () => expect(textOf(page.text)).toContain('2026-03-02 10:00:00'));
  it('shows what was not done, and which parts hold nothing', () => {
    expect(page.text).toMatch(/<tr class="notRecorded">[^]*<strong>not recorded<\/strong>/);
    expect(page.text).toMatch(/<h2>Deviations<\/h2>\s*<p class="empty">None\.<\/p>/);
  });
  it('says in words what a query is about, its address beside them', () => {
    expect(textOf(page.text)).toContain(`${ABOUT}${TARGET}`);
    expect(page.text).not.toContain('What target is');
  });
  it('names every cell, because a phone shows no head of a table', () => {
    const cells = [...page.text.matchAll(/<td[^>]*>/g)].map(([cell]) => cell);
    expect(cells.length).toBeGreaterThan(3);
    for (const cell of cells) expect(cell).toMatch(/data-label="[^"]+"/);
  });
});

describe('running text', () => {
  it.each([
    [
      'from 2026-02-02 to 2026-03',
      '<span>from <span class="whole">2026-02-02</span> to <span class="whole">2026-03</span></span>',
    ],
    ['2026-02-02T10:00+01:00', '<span><span class="whole">2026-02-02</span><wbr />T10:00+01:00</span>'],
    ['NOT RECOVERED/NOT RESOLVED', '<span>NOT RECOVERED/<wbr />NOT RESOLVED</span>'],
    ['01-701-1015', '<span>01-701-1015</span>'],
    ['2026-02-021', '<span>2026-02-021</span>'],
    ['</b>', '<span>&lt;/b&gt;</span>'],
    ['x'.repeat(25), `<span class="long">${'x'.repeat(25)}</span>`],
  ])('of %j breaks where people would', (text, markup) => expect(runningText(text).markup).toBe(markup));
});
