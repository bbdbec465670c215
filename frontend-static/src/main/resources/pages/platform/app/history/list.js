import { html, useEffect, useState } from '../shared/view.js';
import { deleteHistory, moveExpiry } from '../api.js';
import { useNow } from '../shared/hooks.js';
import { bytes, count, percent, plural } from '../shared/numbers.js';
import { Popover } from '../shared/popover.js';
import { linkTo } from '../shared/route.js';
import { clock, rangeLabel, shortTimestamp, span } from '../shared/time.js';
import { hasIndex, isActive, kindOf } from './states.js';

const HOUR = 3_600_000;
const LONGER = [['1 hour', HOUR], ['1 day', 24 * HOUR], ['7 days', 7 * 24 * HOUR]];
const SECOND_THOUGHTS = 4_000;
const LAST_CALL = HOUR / 2;

export function HistoryList({ histories, newest, onChange }) {
  const now = useNow();
  return html`
    <table class="table histories">
      <thead><tr><th>State</th><th>Range</th><th class="number">Events</th><th class="number">Index, about</th><th>Expires in</th><th><span class="sr">Actions</span></th></tr></thead>
      <tbody>${histories.map(history => html`
        <${Row} key=${history.index} history=${history} now=${now} isNew=${history.index === newest} onChange=${onChange} />`)}</tbody>
    </table>`;
}

function Row({ history, now, isNew, onChange }) {
  const [refusal, setRefusal] = useState();
  const act = action => action().then(() => {
    setRefusal(undefined);
    onChange();
  }, setRefusal);
  return html`
    <tr class=${isNew ? 'new' : ''} data-index=${history.index}>
      <td class="state-cell"><${State} history=${history} /></td>
      <td><div class="range-cell">${rangeLabel(history.start, history.end)}</div>
        <div class="muted small mono">${history.index}</div>
        ${history.filter && html`<div class="filter mono" title=${history.filter}><span class="sr">Filter: </span>${history.filter}</div>`}
        ${history.purpose && html`<div class="small">${history.purpose}</div>`}
        ${refusal && html`<div class="small error-text" role="alert">${refusal.message}</div>`}</td>
      <td class="number"><${Events} history=${history} /></td>
      <td class="number">${history.filter && '≤ '}${bytes(history.estimate.indexBytes)}</td>
      <td><${Expiry} history=${history} now=${now} /></td>
      <td><div class="row-actions">
        ${hasIndex(history) && html`
          <a class="button" href=${linkTo('explore', { index: history.index, start: history.start, end: history.end })}>Explore</a>
          <${Extend} history=${history} onExtend=${by => act(() => moveExpiry(history.index, new Date(Date.parse(history.expiresAt) + by).toISOString()))} />
          <${Delete} onDelete=${() => act(() => deleteHistory(history.index))} />`}
      </div></td>
    </tr>`;
}

function State({ history }) {
  const { blocks } = history;
  const fraction = blocks.total === 0 ? 1 : blocks.loaded / blocks.total;
  return html`
    <span class="state state-${kindOf(history)}"><i class="dot"></i>${history.state.toLowerCase()}</span>
    ${isActive(history) && html`
      <div class="meter" role="progressbar" aria-label="Blocks loaded" aria-valuemin="0" aria-valuemax=${blocks.total} aria-valuenow=${blocks.loaded}>
        <i style=${{ width: percent(fraction).replace(' ', '') }}></i></div>
      <div class="muted small">${count(blocks.loaded)} of ${plural(blocks.total, 'block')}</div>`}
    ${history.closesAt && html`<div class="muted small">waits for ${plural(blocks.pending, 'open interval')}, about ${clock(history.closesAt)}</div>`}
    ${blocks.missing.length > 0 && html`<div class="warn small" title=${blocks.missing.join('\n')}>${plural(blocks.missing.length, 'part')} could not be read</div>`}
    ${history.error && html`<div class="error-text small">${history.error}</div>`}`;
}

function Events({ history }) {
  const { events, estimate } = history;
  const read = events.indexed + events.unwanted + events.rejected;
  const foretold = `foretold: ${count(estimate.events)} at most`;
  return html`
    <span title=${foretold}>${count(events.indexed)}</span>
    ${isActive(history) && html`<div class="muted small">of ≤ ${count(estimate.events)}</div>`}
    ${!isActive(history) && events.unwanted > 0 && html`<div class="muted small">of ${count(read)} read</div>`}
    ${events.rejected > 0 && html`<div class="warn small">${count(events.rejected)} rejected</div>`}`;
}

function Expiry({ history, now }) {
  const left = Date.parse(history.expiresAt) - now;
  if (!hasIndex(history)) {
    return html`<span class="muted">–</span>`;
  }
  return html`<span class=${left < LAST_CALL ? 'warn' : ''} title=${shortTimestamp(history.expiresAt)}>${left > 0 ? span(left) : 'now'}</span>`;
}

const Extend = ({ onExtend, history }) => html`
  <${Popover} label="Extend" title="Extend ${history.index}" side="right">
    ${close => LONGER.map(([name, by]) => html`
      <button type="button" class="choice" onClick=${() => {
        close();
        onExtend(by);
      }}>${name} longer</button>`)}
  <//>`;

/** What is deleted does not come back, so it is asked for twice. */
function Delete({ onDelete }) {
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    if (!isAsked) {
      return undefined;
    }
    const timer = setTimeout(() => setAsked(false), SECOND_THOUGHTS);
    return () => clearTimeout(timer);
  }, [isAsked]);
  return isAsked
    ? html`<button type="button" class="button danger" onClick=${onDelete}>Really delete</button>`
    : html`<button type="button" class="button" onClick=${() => setAsked(true)}>Delete</button>`;
}
