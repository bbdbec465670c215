import { html, useEffect, useLayoutEffect, useRef, useState } from '../shared/view.js';
import { fieldOf, textOf } from '../shared/fields.js';
import { useMedia, useSize } from '../shared/hooks.js';
import { levelClass } from '../shared/levels.js';
import { fineTimestamp } from '../shared/time.js';

const ROW = 22;
const NARROW_ROW = 40;
const SPARE = 12;
/** From here on to the end, the next page is asked for. */
const NEAR = 60;

/** The events; only those in sight are in the document, however many were read. */
export function Rows({ events, columns, selected, onSelect, onNearEnd, children }) {
  const place = useRef();
  const { height } = useSize(place);
  const [top, setTop] = useState(0);
  const isNarrow = useMedia('(max-width: 640px)');
  const rowHeight = isNarrow ? NARROW_ROW : ROW;
  const first = Math.max(0, Math.floor(top / rowHeight) - SPARE);
  const last = Math.min(events.length, Math.ceil((top + height) / rowHeight) + SPARE);

  useEffect(() => {
    if (height > 0 && last > events.length - NEAR) {
      onNearEnd();
    }
  }, [last, events.length, height]);
  useLayoutEffect(() => {
    if (selected !== undefined) {
      keepInSight(place.current, selected * rowHeight, rowHeight);
    }
  }, [selected, rowHeight]);
  useLayoutEffect(() => {
    if (events.length > 0 && selected === undefined && events[0] !== place.current.firstEvent) {
      place.current.scrollTop = 0;
    }
    place.current.firstEvent = events[0];
  }, [events]);

  return html`
    <div class="rows" ref=${place} tabindex="0" role="grid" aria-label="Events" aria-rowcount=${events.length}
         aria-colcount=${columns.length + 2} aria-activedescendant=${selected === undefined ? undefined : `event-${selected}`}
         onScroll=${event => setTop(event.currentTarget.scrollTop)}>
      <div class="rows-head" role="row">
        <span role="columnheader">Time</span>
        <span class="cells">${columns.map(name => html`<span key=${name} role="columnheader">${name}</span>`)}</span>
        <span role="columnheader">Message</span>
      </div>
      <div class="rows-all" role="rowgroup" style=${{ height: `${events.length * rowHeight}px` }}>
        ${events.slice(first, last).map((event, offset) => html`
          <${Row} key=${event.event?.id ?? first + offset} event=${event} number=${first + offset} top=${(first + offset) * rowHeight}
                  columns=${columns} isSelected=${first + offset === selected} onSelect=${onSelect} />`)}
      </div>
      ${children}
    </div>`;
}

function Row({ event, number, top, columns, isSelected, onSelect }) {
  const level = event.log?.level;
  return html`
    <div class="row level-${levelClass(level)} ${isSelected ? 'selected' : ''}" id="event-${number}" role="row"
         aria-rowindex=${number + 1} aria-selected=${isSelected} style=${{ transform: `translateY(${top}px)` }}
         onClick=${() => onSelect(number)}>
      <span class="time" role="gridcell"><span class="sr">${level ?? 'no level'} </span>${fineTimestamp(event['@timestamp'])}</span>
      <span class="cells">${columns.map(name => html`
        <span key=${name} role="gridcell" class="cell">${textOf(fieldOf(event, name))}</span>`)}</span>
      <span class="message" role="gridcell">${summaryOf(event)}</span>
    </div>`;
}

/** A metric has no message. */
const summaryOf = event =>
  event.message ?? (event.metric ? `${event.metric.name} ${event.metric.value}` : textOf(event.event?.original));

function keepInSight(place, top, rowHeight) {
  const head = place.querySelector('.rows-head').offsetHeight;
  if (top < place.scrollTop) {
    place.scrollTop = top;
  } else if (top + rowHeight + head > place.scrollTop + place.clientHeight) {
    place.scrollTop = top + rowHeight + head - place.clientHeight;
  }
}
