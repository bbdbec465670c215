import { html, useEffect, useState } from '../shared/view.js';
import { histories } from '../api.js';
import { useAnswer } from '../shared/hooks.js';
import { Icon } from '../shared/icons.js';
import { RangePicker } from '../shared/range-picker.js';
import { rangeLabel } from '../shared/time.js';

const FILTER_SHOWN = 50;
const SEARCHABLE = new Set(['QUEUED', 'LOADING', 'READY', 'PARTIAL']);

/** What is searched, for what, and when. */
export function Toolbar({ environment, state, isLoading, error, onChange, onAgain }) {
  return html`
    <div class="toolbar" role="search">
      <${IndexChoice} environment=${environment} state=${state} onChange=${onChange} />
      <${QueryBar} query=${state.query} error=${error?.field === 'query' ? error : undefined} onQuery=${query => onChange({ query })} onAgain=${onAgain} />
      <${RangePicker} start=${state.start} end=${state.end} onChange=${(start, end) => onChange({ start, end })} />
      <button type="button" class="button icon-only ${isLoading ? 'busy' : ''}" title="Search again (r)" aria-label="Search again" onClick=${onAgain}>
        <${Icon} name="refresh" />
      </button>
    </div>`;
}

function nameOf({ start, end, filter }) {
  const range = rangeLabel(start, end);
  if (!filter) {
    return range;
  }
  return `${range} · ${filter.length > FILTER_SHOWN ? `${filter.slice(0, FILTER_SHOWN)}…` : filter}`;
}

function IndexChoice({ environment, state, onChange }) {
  const { value: all = [] } = useAnswer(signal => histories(environment, signal), [environment, state.index]);
  const there = all.filter(history => SEARCHABLE.has(history.state));
  const recent = `recent-${environment}`;
  const isKnown = state.index === recent || there.some(history => history.index === state.index);
  const choose = event => {
    const chosen = there.find(history => history.index === event.target.value);
    onChange(chosen ? { index: chosen.index, start: chosen.start, end: chosen.end } : { index: recent, start: 'now-1h', end: 'now' });
  };
  return html`
    <select class="input index-choice" aria-label="Index" title=${state.index} value=${state.index} onChange=${choose}>
      <option value=${recent}>Recent</option>
      ${there.length > 0 && html`
        <optgroup label="History">
          ${there.map(history => html`<option key=${history.index} value=${history.index}>${nameOf(history)}</option>`)}
        </optgroup>`}
      ${!isKnown && html`<option value=${state.index}>${state.index}</option>`}
    </select>`;
}

function QueryBar({ query, error, onQuery, onAgain }) {
  const [text, setText] = useState(query);
  useEffect(() => setText(query), [query]);
  const submit = event => {
    event.preventDefault();
    if (text === query) {
      onAgain();
    } else {
      onQuery(text);
    }
  };
  return html`
    <form class="query-bar" onSubmit=${submit}>
      <input class="input mono" id="query" type="text" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search"
             placeholder="Lucene query, like log.level:error AND message:timeout" aria-label="Query" aria-invalid=${error !== undefined}
             aria-describedby=${error ? 'query-error' : undefined} value=${text} onInput=${event => setText(event.target.value)}
             onKeyDown=${event => event.key === 'Escape' && event.target.blur()} />
      ${text !== '' && html`<button type="button" class="button icon-only clear" title="Clear" aria-label="Clear the query"
          onClick=${() => (query === '' ? setText('') : onQuery(''))}><${Icon} name="close" /></button>`}
      ${text !== query && html`<kbd class="enter" aria-hidden="true">Enter</kbd>`}
    </form>`;
}
