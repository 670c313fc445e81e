import type { Casebook, Row, Section } from '@verum/oversight/casebook';
import { html, type Html } from './html';
import { isBlank, valueOf } from './value';

type Items = Section['items'];

/** So many columns stand side by side on A4 upright; what has more is shown record by record. */
const BESIDE_EACH_OTHER = 8;

export const sectionOf = (of: Section): Html => {
  const { section, domain, title, rows } = of;
  return html`<section id="${section}">
    <h3>
      ${title}${domain === null ? null : html` <abbr title="SDTM domain">${domain}</abbr>`}<span class="count"
        >${rows.length}</span
      >
    </h3>
    ${rowsOf(of)}
  </section> `;
};

export const rowsOf = ({ items, follows, rows }: Section): Html => {
  const columns = usedOf(items, follows, rows);
  return columns.length <= BESIDE_EACH_OTHER ? tableOf(columns, rows) : html`${rows.map((row) => cardOf(columns, row))}`;
};

/** Beside the words that say what a record is about. */
const ADDRESSES: readonly string[] = ['datum', 'target'];

/** Columns in which some row says something; each item once, also where it is both recorded and worked out. */
const usedOf = (items: Items, follows: Items, rows: readonly Row[]): Items => {
  const known = new Set<string>();
  const isNew = ({ item }: Items[number]) => !known.has(item) && known.add(item);
  const about = follows.filter(({ item }) => item === 'about');
  const own = about.length === 0 ? items : items.filter(({ item }) => !ADDRESSES.includes(item));
  const columns = [...about, ...own, ...follows].filter(isNew);
  return columns.filter(({ item }) => rows.some((row) => !isBlank(of(row, item))));
};

const of = ({ values, follows }: Row, item: string): unknown => values[item] ?? follows[item];

const cellOf = (row: Row, item: string): Html => {
  const value = valueOf(of(row, item));
  if (item !== 'about') return value;
  return html`${value}<code>${String(row.values[ADDRESSES.find((address) => address in row.values)!])}</code>`;
};

const tableOf = (columns: Items, rows: readonly Row[]): Html =>
  html`<table>
    <thead>
      <tr>
        ${columns.map((column) => html`<th scope="col">${nameOf(column)}</th>`)}
        <th scope="col" class="record">Record</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr class="${row.state}">
            ${columns.map(({ item, label }) => html`<td data-label="${label}">${cellOf(row, item)}</td>`)}
            <td class="record" data-label="Record" title="${row.at}">${standingOf(row)}</td>
          </tr> `,
      )}
    </tbody>
  </table>`;

const cardOf = (columns: Items, row: Row): Html => {
  const said = columns.filter(({ item }) => !isBlank(of(row, item)));
  const silent = columns.filter(({ item }) => item in row.values && isBlank(of(row, item)));
  return html`<article class="${row.state}">
    <dl>
      ${said.map(
        (column) =>
          html`<div>
            <dt>${nameOf(column)}</dt>
            <dd>${cellOf(row, column.item)}</dd>
          </div>`,
      )}
    </dl>
    ${silent.length === 0 ? null : html`<p class="silent">No value: ${silent.map(({ label }) => label).join(', ')}</p>`}
    <footer>${standingOf(row)}<code>${row.at}</code></footer>
  </article> `;
};

const nameOf = ({ item, label, unit }: Items[number]): Html =>
  html`${label}${unit === null ? null : ` (${unit})`}${item === label ? null : html`<code>${item}</code>`}`;

const WORDS: Readonly<Record<Row['state'], string | null>> = {
  recorded: null,
  notDone: 'not done',
  notRecorded: 'not recorded',
};

/** Where in the audit trail it came from, and where it was changed. */
const standingOf = ({ state, n, changed }: Row): Html => {
  const words = WORDS[state] === null ? null : html`<strong>${WORDS[state]}</strong> `;
  const since = changed === null || changed === n ? null : html`, changed ${linkTo(changed)}`;
  return n === null ? html`${words}` : html`${words}<span>${linkTo(n)}${since}</span>`;
};

const linkTo = (n: number): Html => html`<a href="#n${n}">#${n}</a>`;

/** Those that hold something, and in one line those that hold nothing. */
export const sectionsOf = (sections: Casebook['sections']): Html => {
  const empty = sections.filter(({ rows }) => rows.length === 0);
  const said =
    empty.length === 0 ? null : html`<p class="empty">Nothing recorded: ${empty.map(({ title }) => title).join(', ')}.</p>`;
  return html`${sections.filter(({ rows }) => rows.length > 0).map(sectionOf)}${said}`;
};
