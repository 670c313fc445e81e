import type { TrailEntry } from '@verum/oversight/trail';
import { html, type Html } from './html';
import { valueOf } from './value';
import { runningText } from './running-text';

/** Every event about the participant, in plain words. `nameOf` gives the name that an account has. */
export const auditTrail = (trail: readonly TrailEntry[], nameOf: (actor: string) => string): Html =>
  html`<table class="trail">
    <thead>
      <tr>
        <th scope="col">#</th>
        <th scope="col">What was recorded</th>
        <th scope="col">When it happened</th>
        <th scope="col">Received (UTC)</th>
        <th scope="col">By whom</th>
      </tr>
    </thead>
    <tbody>
      ${trail.map(
        ({ n, type, says, when, receivedAt, actor, role, organisation, source }) =>
          html`<tr id="n${n}">
            <td data-label="#">${n}</td>
            <td data-label="What was recorded">${runningText(says)}<code>${type}</code></td>
            <td data-label="When it happened">${valueOf(when)}</td>
            <td data-label="Received (UTC)"><span class="whole">${inUtc(receivedAt)}</span></td>
            <td data-label="By whom">${nameOf(actor)}<small>${role}, ${organisation}, ${source}</small></td>
          </tr> `,
      )}
    </tbody>
  </table>`;

/** 2026-03-02 10:00:00 */
export const inUtc = (instant: string): string => instant.replace('T', ' ').replace(/\.\d+Z$|Z$/, '');
