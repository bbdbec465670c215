import { html, useState } from '../shared/view.js';
import { estimate, orderHistory } from '../api.js';
import { useAnswer, useKeys } from '../shared/hooks.js';
import { Problem } from '../shared/notice.js';
import { bytes, count, plural } from '../shared/numbers.js';
import { RangePicker } from '../shared/range-picker.js';
import { milliseconds, span } from '../shared/time.js';
import { FilterField, useTyped } from './filter-field.js';

const KEEP = [['1h', '1 hour'], ['6h', '6 hours'], ['', 'default'], ['3d', '3 days'], ['7d', '7 days'], ['14d', '14 days']];

/** A history index is asked for; what it will be is shown before. */
export function OrderForm({ environment, start, end, filter, onChange, onDone, onCancel }) {
  const [ttl, setTtl] = useState('');
  const [purpose, setPurpose] = useState('');
  const [refusal, setRefusal] = useState();
  const [isSending, setSending] = useState(false);
  const order = { environment, start, end, ttl: ttl || undefined, filter: filter || undefined };
  const { value: foretold, error, loading } = useAnswer(signal => estimate(order, signal), [environment, start, end, ttl, filter]);
  const isKnown = foretold && !error && !loading;
  const problem = refusal ?? error;
  const isOfFilter = problem?.field === 'filter';
  const change = part => {
    setRefusal(undefined);
    onChange({ start, end, filter, ...part });
  };
  const [text, setText] = useTyped(filter, typed => change({ filter: typed }));
  const send = event => {
    event.preventDefault();
    setSending(true);
    // As it stands in the field, also where it was typed just now.
    orderHistory({ ...order, filter: text.trim() || undefined, purpose: purpose.trim() || undefined }).then(
      history => onDone(history.index),
      failure => {
        setRefusal(failure);
        setSending(false);
      },
    );
  };
  useKeys({ '/': () => document.getElementById('filter').focus() });
  return html`
    <section class="section order" aria-label="New history index">
      <h2>New history index</h2>
      <form onSubmit=${send}>
        <div class="order-fields">
          <div class="labelled"><span>Range</span><${RangePicker} start=${start} end=${end} onChange=${(from, to) => change({ start: from, end: to })} /></div>
          <label class="labelled"><span>Keep for</span>
            <select class="input" value=${ttl} onChange=${event => setTtl(event.target.value)}>
              ${KEEP.map(([value, name]) => html`<option key=${value} value=${value}>${name}</option>`)}
            </select></label>
          <label class="labelled grow"><span>Purpose</span>
            <input class="input purpose" placeholder="for you, like ticket 4711" value=${purpose} onInput=${event => setPurpose(event.target.value)} /></label>
          <${FilterField} text=${text} refusal=${isOfFilter ? problem : undefined} onText=${setText} />
        </div>
        <${Foretold} estimate=${isKnown ? foretold : undefined} isAsked=${loading} isOfAll=${filter === ''} />
        <${Problem} error=${isOfFilter ? undefined : problem} />
        <div class="order-end">
          <button type="button" class="button" onClick=${onCancel}>Cancel</button>
          <button class="button primary" disabled=${!isKnown || isSending}>Load ${isKnown ? plural(foretold.blocks, 'block') : ''}</button>
        </div>
      </form>
    </section>`;
}

/** Nobody knows before how many events a filter wants: all figures are of the blocks that are read for it. */
function Foretold({ estimate: of, isAsked, isOfAll }) {
  const about = isOfAll ? 'about' : 'at most';
  const figures = [
    ['Blocks', of && count(of.blocks)],
    ['Events, at most', of && count(of.events)],
    ['From the archive', of && bytes(of.compressedBytes)],
    ['Raw', of && bytes(of.rawBytes)],
    [`Index, ${about}`, of && bytes(of.indexBytes)],
    [`Takes ${about}`, of && span(milliseconds(of.duration))],
  ];
  return html`
    <dl class="figures" aria-label="Estimate" aria-busy=${isAsked}>
      ${figures.map(([name, value]) => html`<div key=${name}><dt>${name}</dt><dd>${value ?? (isAsked ? '…' : '–')}</dd></div>`)}
    </dl>
    ${of?.blocks === 0 && html`<p class="hint">The archive holds nothing of this range. What is not closed yet is loaded when it is.</p>`}`;
}
