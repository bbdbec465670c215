import { html, useEffect, useRef } from './view.js';
import { Icon } from './icons.js';
import { copy } from './clipboard.js';
import { canFilter, fieldsOf, textOf } from './fields.js';
import { levelClass } from './levels.js';

/**
 * Everything about one event, and what can be asked from there. Where there are no columns to choose, `onColumn` is left out.
 */
export function Detail({ event, columns, onFilter, onColumn, onStep, onClose }) {
  const place = useRef();
  useEffect(() => {
    place.current.scrollTop = 0;
  }, [event]);
  const level = event.log?.level;
  return html`
    <aside class="detail" aria-label="Event" ref=${place}>
      <header class="detail-head">
        <span class="level-name level-${levelClass(level)}">${level ?? 'no level'}</span>
        <span class="grow"></span>
        <button type="button" class="button icon-only" title="Newer in the list (k)" aria-label="Event above" onClick=${() => onStep(-1)}><${Icon} name="left" /></button>
        <button type="button" class="button icon-only" title="Next in the list (j)" aria-label="Event below" onClick=${() => onStep(1)}><${Icon} name="right" /></button>
        <button type="button" class="button icon-only" title="Copy as JSON" aria-label="Copy as JSON"
                onClick=${() => copy(JSON.stringify(event, null, 2))}><${Icon} name="copy" /></button>
        <button type="button" class="button icon-only" title="Close (Esc)" aria-label="Close" onClick=${onClose}><${Icon} name="close" /></button>
      </header>
      ${event.message !== undefined && html`<p class="detail-message mono">${textOf(event.message)}</p>`}
      <dl class="fields">
        ${fieldsOf(event).filter(([name]) => name !== 'message').map(([name, value]) => html`
          <${Field} key=${name} name=${name} value=${value} isColumn=${columns?.includes(name)} onFilter=${onFilter} onColumn=${onColumn} />`)}
      </dl>
    </aside>`;
}

function Field({ name, value, isColumn, onFilter, onColumn }) {
  const text = textOf(value);
  return html`
    <div class="field">
      <dt>${name}</dt>
      <dd class="mono">${text}</dd>
      <span class="field-actions">
        ${canFilter(value) && html`
          <button type="button" class="button icon-only" title="Filter for ${name}: ${text}" aria-label="Filter for ${name}" onClick=${() => onFilter(name, value, true)}><${Icon} name="plus" /></button>
          <button type="button" class="button icon-only" title="Filter out ${name}: ${text}" aria-label="Filter out ${name}" onClick=${() => onFilter(name, value, false)}><${Icon} name="minus" /></button>`}
        ${onColumn && html`
          <button type="button" class="button icon-only" aria-pressed=${isColumn} title=${isColumn ? 'Hide the column' : 'Show as a column'}
                  aria-label="Column ${name}" onClick=${() => onColumn(name)}><${Icon} name="column" /></button>`}
      </span>
    </div>`;
}
