import { html, useEffect, useRef, useState } from '../shared/view.js';
import { countByClass, LEVEL_CLASSES, STACK } from '../shared/levels.js';
import { count, shortCount } from '../shared/numbers.js';
import { clock, day, milliseconds, shortTimestamp } from '../shared/time.js';

const HEIGHT = 100;
const TICKS = 6;

/**
 * How the events lie in time. A stretch that is drawn with the pointer, or with the arrow keys and Shift, becomes the
 * range.
 */
export function Histogram({ found, onRange }) {
  const [pointed, setCursor] = useState();
  const [anchor, setAnchor] = useState();
  const isDrawing = useRef(false);
  const place = useRef();
  const buckets = found.histogram ?? [];
  // The answer to another question may have fewer.
  const cursor = pointed < buckets.length ? pointed : undefined;
  const width = milliseconds(found.interval ?? 'PT0S');
  useEffect(() => {
    setCursor(undefined);
    setAnchor(undefined);
  }, [found]);
  if (buckets.length === 0) {
    return html`<div class="histogram"></div>`;
  }

  const at = event => {
    const box = place.current.getBoundingClientRect();
    const index = Math.floor(((event.clientX - box.left) / box.width) * buckets.length);
    return Math.min(buckets.length - 1, Math.max(0, index));
  };
  const take = (one, other) => {
    const [first, last] = [Math.min(one, other), Math.max(one, other)];
    const start = Math.max(Date.parse(buckets[first].start), Date.parse(found.start));
    const end = Math.min(Date.parse(buckets[last].start) + width, Date.parse(found.end));
    onRange(new Date(start).toISOString(), new Date(end).toISOString());
  };
  const events = {
    onPointerDown: event => {
      event.currentTarget.setPointerCapture(event.pointerId);
      isDrawing.current = true;
      setAnchor(at(event));
      setCursor(at(event));
    },
    onPointerMove: event => setCursor(at(event)),
    onPointerUp: event => {
      if (isDrawing.current) {
        isDrawing.current = false;
        take(anchor ?? at(event), at(event));
      }
    },
    onPointerLeave: () => isDrawing.current || setCursor(undefined),
    onKeyDown: event => press(event, { cursor, anchor, last: buckets.length - 1, setCursor, setAnchor, take }),
    onBlur: () => {
      setCursor(undefined);
      setAnchor(undefined);
    },
  };
  return html`
    <div class="histogram">
      <div class="bars" ref=${place} tabindex="0" role="img" aria-label=${describe(found)} ...${events}>
        <${Bars} buckets=${buckets} />
        ${anchor !== undefined && cursor !== undefined && html`<${Stretch} from=${anchor} to=${cursor} of=${buckets.length} />`}
        ${cursor !== undefined && html`<${Tip} bucket=${buckets[cursor]} place=${(cursor + 0.5) / buckets.length} />`}
      </div>
      <${Axis} buckets=${buckets} width=${width} />
    </div>`;
}

function press(event, { cursor, anchor, last, setCursor, setAnchor, take }) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step) {
    const from = cursor ?? (step > 0 ? -1 : last + 1);
    const to = Math.min(last, Math.max(0, from + step));
    setAnchor(event.shiftKey ? (anchor ?? Math.min(last, Math.max(0, from))) : undefined);
    setCursor(to);
    event.preventDefault();
  } else if (event.key === 'Enter' && cursor !== undefined) {
    take(anchor ?? cursor, cursor);
    event.preventDefault();
  }
}

const describe = found =>
  `Events over time, ${count(found.total ?? 0)} in all. Arrow keys walk, Shift marks a stretch, Enter zooms in.`;

function Bars({ buckets }) {
  const highest = Math.max(1, ...buckets.map(bucket => bucket.count));
  return html`
    <svg viewBox="0 0 ${buckets.length} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
      ${buckets.map((bucket, index) => bucket.count > 0 && html`<${Bar} key=${bucket.start} bucket=${bucket} index=${index} highest=${highest} />`)}
    </svg>
    <span class="highest" aria-hidden="true">${shortCount(highest)}</span>`;
}

function Bar({ bucket, index, highest }) {
  const counts = countByClass(bucket);
  let top = HEIGHT;
  return STACK.map(([name, classes]) => {
    const number = classes.reduce((sum, one) => sum + counts[one], 0);
    const height = number === 0 ? 0 : Math.max(1, (number / highest) * (HEIGHT - 2));
    top -= height;
    return height > 0 && html`<rect class="level-${name}" x=${index + 0.08} width="0.84" y=${top} height=${height} />`;
  });
}

function Stretch({ from, to, of }) {
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  return html`<div class="stretch" style=${{ left: `${(first / of) * 100}%`, width: `${((last - first + 1) / of) * 100}%` }}></div>`;
}

function Tip({ bucket, place }) {
  const counts = countByClass(bucket);
  return html`
    <div class="tip ${place > 0.5 ? 'before' : ''}" style=${{ left: `${place * 100}%` }} role="status">
      <span class="muted">${shortTimestamp(bucket.start)}</span>
      <b>${count(bucket.count)}</b>
      ${LEVEL_CLASSES.filter(name => counts[name] > 0).map(name => html`
        <span class="tip-level"><i class="dot level-${name}"></i>${name} ${count(counts[name])}</span>`)}
    </div>`;
}

function Axis({ buckets, width }) {
  const every = Math.ceil(buckets.length / TICKS);
  const isLong = width * buckets.length > 36 * 3600 * 1000;
  return html`
    <div class="axis" aria-hidden="true">
      ${buckets.map((bucket, index) => index % every === 0 && html`
        <span style=${{ left: `${(index / buckets.length) * 100}%` }}>${isLong ? day(bucket.start).slice(5) : clock(bucket.start)}</span>`)}
    </div>`;
}
