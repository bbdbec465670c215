import { html, useEffect, useRef, useState } from '../shared/view.js';

const SOON = 400;

/** The text of a filter as somebody types it; `onFilter` takes it over a moment later. */
export function useTyped(filter, onFilter) {
  const [text, setText] = useState(filter);
  const latest = useRef(onFilter);
  latest.current = onFilter;
  useEffect(() => setText(before => (before.trim() === filter ? before : filter)), [filter]);
  useEffect(() => {
    if (text.trim() === filter) {
      return undefined;
    }
    const timer = setTimeout(() => latest.current(text.trim()), SOON);
    return () => clearTimeout(timer);
  }, [text]);
  return [text, setText];
}

/** Which events are wanted. What the API has against it is said right here. */
export const FilterField = ({ text, refusal, onText }) => html`
  <div class="labelled filter-field">
    <label for="filter">Filter</label>
    <input class="input mono" id="filter" type="text" autocomplete="off" autocapitalize="off" spellcheck="false"
           placeholder="all events, or a Lucene query like log.level:error AND message:timeout" aria-invalid=${refusal !== undefined}
           aria-describedby=${refusal ? 'filter-refusal' : undefined} value=${text} onInput=${event => onText(event.target.value)}
           onKeyDown=${event => event.key === 'Escape' && event.target.blur()} />
    ${refusal && html`<p class="error-text small" id="filter-refusal" role="alert">${refusal.message.replace(/^filter: /, '')}</p>`}
  </div>`;
