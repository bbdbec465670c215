import { html, useState } from './view.js';
import { Popover } from './popover.js';
import { fromApi, isUtc, rangeLabel, setUtc, toApi } from './time.js';

const CHOICES = [
  ['15m', '15 minutes'],
  ['1h', '1 hour'],
  ['6h', '6 hours'],
  ['24h', '24 hours'],
  ['7d', '7 days'],
  ['30d', '30 days'],
  ['90d', '90 days'],
];

/** A range, relative to now or between two moments. Both ends are given on as the API takes them. */
export function RangePicker({ start, end, onChange }) {
  return html`
    <${Popover} label=${rangeLabel(start, end)} title="Time range" icon="clock" side="right" kind="range">
      ${close => html`<${RangeForm} start=${start} end=${end} onChange=${(...range) => {
        close();
        onChange(...range);
      }} />`}
    <//>`;
}

function RangeForm({ start, end, onChange }) {
  const [from, setFrom] = useState(fromApi(start));
  const [to, setTo] = useState(fromApi(end));
  const apply = event => {
    event.preventDefault();
    onChange(toApi(from), toApi(to));
  };
  return html`
    <div class="range-form">
      <div class="range-choices" role="group" aria-label="Relative to now">
        ${CHOICES.map(([value, name]) => html`
          <button type="button" class="choice" aria-pressed=${start === `now-${value}` && end === 'now'}
                  onClick=${() => onChange(`now-${value}`, 'now')}>Last ${name}</button>`)}
      </div>
      <form class="range-absolute" onSubmit=${apply}>
        <label>From<input class="input mono" value=${from} onInput=${event => setFrom(event.target.value)} required /></label>
        <label>To<input class="input mono" value=${to} onInput=${event => setTo(event.target.value)} required /></label>
        <p class="hint">2026-11-23 16:05, or now-2h, now/d</p>
        <div class="form-end">
          <${ZoneChoice} />
          <button class="button primary">Apply</button>
        </div>
      </form>
    </div>`;
}

/** For all times of the page; what was typed in another zone is read again, so the page begins anew. */
function ZoneChoice() {
  return html`
    <label class="check"><input type="checkbox" checked=${isUtc()} onChange=${event => {
      setUtc(event.target.checked);
      location.reload();
    }} />UTC</label>`;
}
