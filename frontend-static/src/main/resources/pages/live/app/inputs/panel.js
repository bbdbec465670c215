import { html, useEffect, useRef, useState } from '../shared/view.js';
import { Icon } from '../shared/icons.js';
import { count } from '../shared/numbers.js';
import { paceOf, rateText } from './inputs.js';

const MOST = 200;
const BEAT = 250;
const BEATS = 8;

/** Which streams and sources there are, how fast, and which of them the active screen shows: all, where none is chosen. */
export function InputsPanel({ inputs, chosen, number, onToggle, onClose }) {
  const [wanted, setWanted] = useState('');
  const place = useRef();
  // One attribute blinks all lights; which of them are lit then, the style says.
  useEffect(() => {
    let beat = 0;
    const timer = setInterval(() => {
      if (!document.hidden) {
        place.current.dataset.beat = beat = (beat + 1) % BEATS;
      }
    }, BEAT);
    return () => clearInterval(timer);
  }, []);
  const find = list => list.filter(input => input.name.toLowerCase().includes(wanted.trim().toLowerCase()));
  const group = (kind, title) => html`
    <${Group} kind=${kind} title=${title} all=${inputs[kind]} found=${find(inputs[kind])} chosen=${chosen?.[kind] ?? []} onToggle=${onToggle} />`;
  return html`
    <aside class="inputs" aria-label="Streams and sources" ref=${place}>
      <div class="inputs-head">
        <input class="input inputs-find" type="search" placeholder="Find streams, sources" aria-label="Find streams and sources" autocomplete="off"
               value=${wanted} onInput=${event => setWanted(event.target.value)}
               onKeyDown=${event => event.key === 'Escape' && (setWanted(''), event.target.blur())} />
        ${onClose && html`<button type="button" class="button icon-only" aria-label="Close" onClick=${onClose}><${Icon} name="close" /></button>`}
      </div>
      <p class="inputs-of muted">${number ? `What screen ${number} shows` : 'What the screen shows'}; all, if none is chosen</p>
      ${group('streams', 'Streams')}
      ${group('sources', 'Sources')}
    </aside>`;
}

function Group({ kind, title, all, found, chosen, onToggle }) {
  // One that is chosen and quiet can be taken back all the same.
  const missing = chosen.filter(name => !all.some(input => input.name === name)).map(name => ({ name, rate: 0 }));
  const listed = [...missing, ...found.slice(0, MOST)];
  return html`
    <section class="inputs-group" aria-label=${title}>
      <h2>${title} <span class="muted">${count(all.length)}</span>
        ${chosen.length > 0 && html`<button type="button" class="button quiet" onClick=${() => onToggle(kind)}>All</button>`}</h2>
      <ul>
        ${listed.map(input => html`
          <li key=${input.name}>
            <button type="button" class="input-choice" aria-pressed=${chosen.includes(input.name)} title=${input.name} onClick=${() => onToggle(kind, input.name)}>
              <i class="light ${paceOf(input.rate)}"></i><span class="input-name">${input.name}</span><span class="rate">${rateText(input.rate)}</span>
            </button>
          </li>`)}
      </ul>
      ${found.length > MOST && html`<p class="hint">and ${count(found.length - MOST)} more: look for a part of the name</p>`}
      ${all.length > 0 && found.length === 0 && html`<p class="hint">none of that name</p>`}
      ${all.length === 0 && missing.length === 0 && html`<p class="hint">none yet</p>`}
    </section>`;
}
