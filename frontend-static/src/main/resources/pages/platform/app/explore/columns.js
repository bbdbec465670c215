import { html, useState } from '../shared/view.js';
import { fieldNames } from '../shared/fields.js';
import { Popover } from '../shared/popover.js';

/** Time and message have their places already. */
const FIXED = new Set(['@timestamp', 'message']);

/** Which fields stand between time and message; to choose from what the events that were read have. */
export function Columns({ events, columns, onColumn }) {
  return html`
    <${Popover} label="Columns" title="Columns" icon="column" side="right">
      ${() => html`<${Choice} events=${events} columns=${columns} onColumn=${onColumn} />`}
    <//>`;
}

function Choice({ events, columns, onColumn }) {
  const [wanted, setWanted] = useState('');
  const names = [...columns, ...fieldNames(events).filter(name => !FIXED.has(name) && !columns.includes(name))];
  return html`
    <div class="column-choice">
      <input class="input" type="search" placeholder="Find a field" aria-label="Find a field" value=${wanted}
             onInput=${event => setWanted(event.target.value)} />
      <ul>
        ${names.filter(name => name.toLowerCase().includes(wanted.toLowerCase())).map(name => html`
          <li key=${name}><label class="check"><input type="checkbox" checked=${columns.includes(name)} onChange=${() => onColumn(name)} />${name}</label></li>`)}
      </ul>
    </div>`;
}
