import { html, useEffect, useState } from '../shared/view.js';
import { Detail } from '../shared/event-detail.js';
import { withFilter } from '../shared/fields.js';
import { useKeys } from '../shared/hooks.js';
import { Icon } from '../shared/icons.js';
import { Empty, Problem } from '../shared/notice.js';
import { count } from '../shared/numbers.js';
import { correct, go, linkTo } from '../shared/route.js';
import { milliseconds, rangeLabel } from '../shared/time.js';
import { Columns } from './columns.js';
import { Histogram } from './histogram.js';
import { Rows } from './rows.js';
import { useSearch } from './search.js';
import { readState, writeState } from './state.js';
import { Toolbar } from './toolbar.js';

/** Search events; all of what is shown is in the address. */
export function ExplorePage({ environment, parameters }) {
  const state = readState(parameters, environment);
  const { found, events, error, isLoading, more, again } = useSearch(state);
  const [selected, setSelected] = useState();
  useEffect(() => setSelected(undefined), [found]);

  const change = part => go('explore', writeState({ ...state, ...part }));
  const toggle = name => {
    const { columns } = state;
    const next = columns.includes(name) ? columns.filter(column => column !== name) : [...columns, name];
    correct('explore', writeState({ ...state, columns: next }));
  };
  const step = by => events.length > 0 && setSelected(before =>
    before === undefined ? 0 : Math.min(events.length - 1, Math.max(0, before + by)));
  useExploreKeys({ step, again, selected, setSelected });

  const event = selected === undefined ? undefined : events[selected];
  return html`
    <main class="explore ${event ? 'with-detail' : ''}" id="main">
      <${Toolbar} environment=${environment} state=${state} isLoading=${isLoading} error=${error} onChange=${change} onAgain=${again} />
      <${Problem} error=${error} />
      <div class="overview">
        <${Summary} found=${found} state=${state} />
        <div class="summary-actions">
          <${OrderButton} order=${state.order} onOrder=${order => change({ order })} />
          <${Columns} events=${events} columns=${state.columns} onColumn=${toggle} />
          ${found && html`<a class="button" href=${linkTo('history', { start: found.start, end: found.end, filter: state.query.trim() })}
              title="Load this range from the archive${state.query.trim() ? ', of this query' : ''}"><${Icon} name="history" /><span class="label">History</span></a>`}
        </div>
        ${found && html`<${Histogram} found=${found} onRange=${(start, end) => change({ start, end })} />`}
      </div>
      <div class="results">
        <${Rows} events=${events} columns=${state.columns} selected=${selected} onSelect=${setSelected} onNearEnd=${more}>
          ${!isLoading && !error && events.length === 0 && html`<${Nothing} state=${state} onChange=${change} />`}
        <//>
        ${event && html`
          <${Detail} event=${event} columns=${state.columns} onStep=${step} onColumn=${toggle} onClose=${() => setSelected(undefined)}
                     onFilter=${(name, value, isWanted) => change({ query: withFilter(state.query, name, value, isWanted) })} />`}
      </div>
    </main>`;
}

function useExploreKeys({ step, again, selected, setSelected }) {
  const walk = by => event => {
    // Where something else has the arrows, it keeps them.
    if (event.key.startsWith('Arrow') && event.target.closest?.('.bars, .popover, .detail')) {
      return false;
    }
    return step(by);
  };
  useKeys({
    '/': () => document.getElementById('query').focus(),
    j: walk(1),
    k: walk(-1),
    ArrowDown: walk(1),
    ArrowUp: walk(-1),
    Enter: event => (event.target.closest?.('a, button, .bars') ? false : selected === undefined && step(0)),
    Escape: () => setSelected(undefined),
    r: again,
  });
}

function Summary({ found, state }) {
  if (!found) {
    return html`<p class="summary">Searching …</p>`;
  }
  return html`
    <p class="summary" role="status">
      <b>${found.relation === 'gte' ? 'at least ' : ''}${count(found.total ?? 0)}</b> events
      <span class="muted"> · ${rangeLabel(found.start, found.end)} · ${milliseconds(found.took)} ms</span>
      ${found.timedOut && html`<span class="warn"> · stopped at the time limit, not all was counted</span>`}
      ${state.query !== '' && html`<span class="sr"> for ${state.query}</span>`}
    </p>`;
}

const OrderButton = ({ order, onOrder }) => html`
  <button type="button" class="button" title="Which come first" onClick=${() => onOrder(order === 'newest' ? 'oldest' : 'newest')}>
    <${Icon} name=${order} /><span class="label">${order === 'newest' ? 'Newest first' : 'Oldest first'}</span>
  </button>`;

function Nothing({ state, onChange }) {
  return html`
    <${Empty} title="No events here">
      ${state.query !== '' && html`<button type="button" class="button" onClick=${() => onChange({ query: '' })}>Without the query</button>`}
      ${['24h', '7d'].map(length => html`
        <button type="button" class="button" onClick=${() => onChange({ start: `now-${length}`, end: 'now' })}>Last ${length === '24h' ? '24 hours' : '7 days'}</button>`)}
    <//>`;
}
