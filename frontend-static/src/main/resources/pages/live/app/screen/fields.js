import { html, useEffect, useState } from '../shared/view.js';
import { correct, go } from '../shared/route.js';
import { KINDS } from '../tape/matching.js';

const HINTS = {
  text: ['Filter messages', 'Only messages with this text, in capitals or not'],
  regex: ['Filter, like refused|timed.?out', 'Only messages that match the regular expression'],
  lucene: ['Lucene query, like log.level:error', 'Only events that the query finds; Enter asks the gateway'],
};
const HIGHLIGHT = ['Highlight', 'Text, or a regular expression between slashes'];
const SOON = 250;

/** What a screen's events have to have, and what is highlighted in them. */
export function Fields({ screen, onChange }) {
  const { settings, id } = screen;
  const { kind } = settings;
  const bad = screen.badFilter ?? (kind === 'lucene' ? screen.refusal : undefined);
  return html`
    <div class="screen-fields">
      <select class="input filter-kind" aria-label="Kind of the filter" value=${kind} onChange=${event => onChange({ kind: event.target.value }, go)}>
        ${Object.entries(KINDS).map(([value, name]) => html`<option key=${value} value=${value}>${name}</option>`)}
      </select>
      <${Field} name="filter-text" label="Filter" hint=${HINTS[kind]} value=${settings.filter} bad=${bad} id="filter-${id}"
                isAsked=${kind === 'lucene'} onChange=${filter => onChange({ filter }, kind === 'lucene' ? go : correct)} />
      <${Field} name="highlight-text" label="Highlight" hint=${HIGHLIGHT} value=${settings.highlight} bad=${screen.badHighlight} id="highlight-${id}"
                onChange=${highlight => onChange({ highlight }, correct)} />
      ${bad !== undefined && html`<${Bad} of="filter-text" id="filter-${id}" message=${bad} />`}
      ${screen.badHighlight !== undefined && html`<${Bad} of="highlight-text" id="highlight-${id}" message=${screen.badHighlight} />`}
    </div>`;
}

/** Below both fields, where there is room for it. */
const Bad = ({ of, id, message }) => html`<p class="field-bad ${of}-bad" id="${id}-bad" role="alert">${message}</p>`;

/** Taken over as somebody types; where the gateway is asked, at Enter. */
function Field({ name, label, hint, value, bad, id, isAsked, onChange }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (isAsked || text === value) {
      return undefined;
    }
    const timer = setTimeout(() => onChange(text), SOON);
    return () => clearTimeout(timer);
  }, [text, isAsked]);
  const press = event => {
    if (event.key === 'Enter' && text !== value) {
      onChange(text);
    } else if (event.key === 'Escape') {
      event.target.blur();
    }
  };
  return html`
    <div class="field-place ${name}-place">
      <input class="input mono ${name}" type="search" autocomplete="off" autocapitalize="off" spellcheck="false" placeholder=${hint[0]} aria-label=${label}
             title=${hint[1]} aria-invalid=${bad !== undefined} aria-describedby=${bad ? `${id}-bad` : undefined} value=${text}
             onInput=${event => setText(event.target.value)} onChange=${event => isAsked && event.target.value === '' && value !== '' && onChange('')} onKeyDown=${press} />
      ${isAsked && text !== value && html`<kbd class="enter" aria-hidden="true">Enter</kbd>`}
    </div>`;
}
