import { cssText } from './html';

/** What stands around each printed page; browsers that know no boxes in the margin leave it out. */
export const marginsOf = ({ STUDYID, USUBJID, asOf }: Readonly<{ STUDYID: string; USUBJID: string; asOf: number }>): string => `
@page {
  @top-left { content: ${cssText(STUDYID)}; }
  @top-center { content: ${cssText(USUBJID)}; font-weight: 600; }
  @top-right { content: ${cssText(`as of record ${asOf}`)}; }
  @bottom-left { content: "Casebook"; }
  @bottom-right { content: counter(page) " / " counter(pages); }
}
`;

export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #17202a; --soft: #566270; --line: #d9dee4; --wash: #f5f7f9; --accent: #0b5c7a; --warn: #9a3412; --warnwash: #fff4ec;
}
@media screen and (prefers-color-scheme: dark) {
  :root { --paper: #11161c; --ink: #e6eaee; --soft: #9aa7b4; --line: #2b343e; --wash: #19212a; --accent: #7cc7e4; --warn: #fdba74; --warnwash: #2a1d12; }
}
@page { size: A4; margin: 20mm 16mm 18mm; }
@page {
  @top-left { font: 8pt system-ui, sans-serif; color: #566270; }
  @top-center { font: 8pt system-ui, sans-serif; color: #17202a; }
  @top-right { font: 8pt system-ui, sans-serif; color: #566270; }
  @bottom-left { font: 8pt system-ui, sans-serif; color: #566270; }
  @bottom-right { font: 8pt system-ui, sans-serif; color: #566270; }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 3.5rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 0.9375rem/1.5 system-ui, sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
td code, footer code, .long { overflow-wrap: anywhere; }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.bar { position: sticky; top: 0; z-index: 1; display: flex; gap: 0.25rem 1.25rem; align-items: baseline; padding: 0.6rem 1.5rem; background: var(--paper); border-bottom: 1px solid var(--line); font-size: 0.8125rem; color: var(--soft); }
.bar strong { color: var(--ink); }
.bar span:last-child { margin-left: auto; }
main { max-width: 64rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
.eyebrow { margin: 0; color: var(--soft); font-size: 0.8125rem; }
h1 { margin: 0.1rem 0 1rem; font-size: 1.9rem; line-height: 1.2; font-weight: 650; letter-spacing: -0.01em; }
h2 { margin: 0 0 1rem; font-size: 1.25rem; line-height: 1.3; font-weight: 650; }
h3 { display: flex; align-items: baseline; gap: 0.5rem; margin: 0 0 0.6rem; font-size: 0.9375rem; font-weight: 600; }
abbr { color: var(--soft); font-size: 0.75rem; font-weight: 400; text-decoration: none; }
.count { margin-left: auto; color: var(--soft); font-size: 0.75rem; font-weight: 400; }
code { color: var(--soft); font: 0.6875rem/1.4 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; font-size: 0.875rem; }
.part { margin-top: 2.5rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
.part > section { margin-top: 2rem; }
.part > h2 + section { margin-top: 0; }
dl, dd { margin: 0; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 1rem 2rem; }
dt { color: var(--soft); font-size: 0.75rem; line-height: 1.35; }
dt code, th code { display: block; }
dd { font-weight: 500; }
.open { margin: 0; padding: 0; list-style: none; columns: 20rem 2; column-gap: 2rem; }
.open li { break-inside: avoid; padding: 0.3rem 0 0.3rem 0.85rem; position: relative; }
.open li::before { content: ""; position: absolute; left: 0; top: 0.85em; width: 0.35rem; height: 0.35rem; border-radius: 50%; background: var(--warn); }
.open a { color: var(--ink); }
.warning { margin: 0 0 1rem; padding: 0.6rem 0.85rem; border-radius: 4px; background: var(--warnwash); color: var(--warn); font-weight: 600; }
.empty, .end, .silent { color: var(--soft); font-size: 0.8125rem; }
.end { margin-top: 2.5rem; }
table { width: 100%; border-collapse: collapse; font-size: 0.8125rem; line-height: 1.4; }
th { padding: 0 0.75rem 0.4rem 0; color: var(--soft); font-size: 0.75rem; font-weight: 500; text-align: left; vertical-align: bottom; border-bottom: 1px solid var(--soft); }
td { padding: 0.45rem 0.75rem 0.45rem 0; vertical-align: top; border-bottom: 1px solid var(--line); }
th:last-child, td:last-child { padding-right: 0; }
.record { width: 9rem; text-align: right; color: var(--soft); }
.whole { white-space: nowrap; }
strong { font-weight: 600; }
.notDone strong, .notRecorded strong { color: var(--warn); }
.notRecorded td, .notRecorded dd { color: var(--soft); }
.none { color: var(--soft); }
article { padding: 1rem 1.1rem 0.75rem; background: var(--wash); border-radius: 6px; }
article + article { margin-top: 0.75rem; }
article dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); gap: 0.75rem 1.5rem; font-size: 0.8125rem; }
article footer { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; justify-content: space-between; margin-top: 0.75rem; font-size: 0.75rem; color: var(--soft); }
.silent { margin: 0.75rem 0 0; font-size: 0.75rem; }
.trail td:first-child { width: 3.5rem; color: var(--soft); }
.trail td:nth-child(2) { width: 42%; }
.trail td:last-child { width: 24%; }
td code, .trail small { display: block; }
small { color: var(--soft); font-size: 0.75rem; }
tr:target td { background: var(--warnwash); }
@media screen and (max-width: 40rem) {
  .bar, main { padding-left: 1rem; padding-right: 1rem; }
  .bar { flex-wrap: wrap; }
  main { padding-top: 1.5rem; }
  h1 { font-size: 1.5rem; }
  .facts, article dl { grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: 0.75rem 1rem; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody, tr, td { display: block; }
  tr { padding: 0.6rem 0; border-bottom: 1px solid var(--line); }
  td, td.record, .trail td:first-child, .trail td:nth-child(2), .trail td:last-child { display: grid; grid-template-columns: 8.5rem 1fr; gap: 0 0.75rem; width: auto; padding: 0.15rem 0; border: 0; text-align: left; }
  td::before { content: attr(data-label); grid-row: 1 / span 3; color: var(--soft); font-size: 0.75rem; line-height: 1.6; }
  td > * { grid-column: 2; }
}
@media print {
  body { font-size: 9pt; line-height: 1.4; }
  .bar, nav { display: none; }
  main { max-width: none; padding: 0; }
  a { color: inherit; }
  h1 { font-size: 18pt; }
  h2 { font-size: 13pt; }
  h3 { font-size: 10pt; }
  h2, h3, thead { break-after: avoid; }
  tr, article, .facts div { break-inside: avoid; }
  thead { display: table-header-group; }
  .part { margin-top: 8mm; padding-top: 5mm; }
  #trail { break-before: page; border: 0; padding-top: 0; }
  table { font-size: 8pt; }
  th, dt, code, small, .count, abbr, .silent, article footer { font-size: 7pt; }
  dt code, th code { font-size: 6.5pt; }
  td { padding-top: 1.2mm; padding-bottom: 1.2mm; }
  article { padding: 2.5mm; background: none; border: 0.5pt solid var(--line); }
  .facts { grid-template-columns: repeat(4, 1fr); gap: 2mm 4mm; }
  article dl { grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 1.5mm 3mm; font-size: 7.5pt; }
  .silent, article footer { margin-top: 1.5mm; }
  article + article { margin-top: 2mm; }
  .empty, .end { font-size: 8pt; }
  .record { width: 24mm; }
}
`;
