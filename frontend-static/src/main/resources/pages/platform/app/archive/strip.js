import { html, useEffect, useRef } from '../shared/view.js';
import { day } from '../shared/time.js';
import { kindOf } from './blocks.js';

const HOURS = [0, 3, 6, 9, 12, 15, 18, 21];
/** So faint that a day of little traffic is still seen to be there. */
const FAINTEST = 0.16;

/** A day from midnight to midnight, a cell an interval. Drawn, not marked up: a month has 8,928. */
export function DayStrip({ of, highest, width, chosen, cursor, colours, onPoint }) {
  const place = useRef();
  useEffect(() => draw(place.current, of, highest, colours), [of, highest, colours, width]);
  const at = event => {
    const box = place.current.getBoundingClientRect();
    const time = of.start + ((event.clientX - box.left) / box.width) * (of.end - of.start);
    return of.blocks.find(block => Date.parse(block.start) <= time && time < Date.parse(block.end));
  };
  const pointer = kind => event => onPoint(kind, at(event), event);
  return html`
    <div class="day">
      <span class="day-name" title=${day(of.start)}>${day(of.start).slice(5)}</span>
      <div class="day-strip" onPointerDown=${pointer('down')} onPointerMove=${pointer('move')} onPointerUp=${pointer('up')} onPointerLeave=${() => onPoint('leave')}>
        <canvas ref=${place} aria-hidden="true"></canvas>
        <${Marked} of=${of} range=${chosen} kind="chosen" />
        <${Marked} of=${of} range=${cursor && { start: cursor.start, end: cursor.end }} kind="cursor" />
      </div>
    </div>`;
}

function Marked({ of, range, kind }) {
  if (!range) {
    return null;
  }
  const start = Math.max(of.start, Date.parse(range.start));
  const end = Math.min(of.end, Date.parse(range.end));
  if (end <= start) {
    return null;
  }
  const length = of.end - of.start;
  return html`<i class="marked ${kind}" style=${{ left: `${((start - of.start) / length) * 100}%`, width: `${((end - start) / length) * 100}%` }}></i>`;
}

function draw(canvas, of, highest, colours) {
  const scale = devicePixelRatio || 1;
  const width = canvas.clientWidth * scale;
  canvas.width = width;
  canvas.height = canvas.clientHeight * scale;
  const context = canvas.getContext('2d');
  const length = of.end - of.start;
  for (const block of of.blocks) {
    const left = Math.round(((Date.parse(block.start) - of.start) / length) * width);
    const right = Math.round(((Date.parse(block.end) - of.start) / length) * width);
    paint(context, block, { left, width: Math.max(1, right - left), height: canvas.height }, { highest, colours, scale });
  }
}

function paint(context, block, box, { highest, colours, scale }) {
  const kind = kindOf(block);
  const part = block.rawBytes === 0 ? 0 : Math.sqrt(block.rawBytes / highest);
  context.fillStyle = colours[kind];
  context.globalAlpha = kind === 'archived' || kind === 'late' ? FAINTEST + (1 - FAINTEST) * part : 1;
  if (kind === 'empty') {
    context.fillRect(box.left, box.height - scale, box.width, scale);
  } else if (kind === 'open') {
    // What is there already fills the lower part.
    context.fillRect(box.left, 0, box.width, 2 * scale);
    context.globalAlpha = part;
    context.fillRect(box.left, 4 * scale, box.width, box.height - 4 * scale);
  } else {
    context.fillRect(box.left, 0, box.width, box.height);
  }
  context.globalAlpha = 1;
}

export const HourAxis = () => html`
  <div class="hours" aria-hidden="true"><span></span><div>${HOURS.map(hour => html`
    <span key=${hour} style=${{ left: `${(hour / 24) * 100}%` }}>${String(hour).padStart(2, '0')}</span>`)}</div></div>`;
