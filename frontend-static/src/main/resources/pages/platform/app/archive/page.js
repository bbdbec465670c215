import { html, useEffect, useMemo, useRef, useState } from '../shared/view.js';
import { useSize } from '../shared/hooks.js';
import { Empty, Problem } from '../shared/notice.js';
import { bytes, count, plural } from '../shared/numbers.js';
import { RangePicker } from '../shared/range-picker.js';
import { go, linkTo } from '../shared/route.js';
import { rangeLabel, shortTimestamp, clock } from '../shared/time.js';
import { byDay, kindOf, rangeOf, sumOf } from './blocks.js';
import { useColours } from './colours.js';
import { useBlocks } from './load.js';
import { DayStrip, HourAxis } from './strip.js';

const KINDS = [['archived', 'archived'], ['late', 'came late'], ['open', 'still open'], ['empty', 'empty']];
/** So many days may be tall. */
const FEW = 16;
const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

/** What the archive holds, interval by interval; a stretch of it is two clicks from being searchable. */
export function ArchivePage({ environment, parameters }) {
  const start = parameters.start ?? 'now-7d';
  const end = parameters.end ?? 'now';
  const { blocks, error, isLoading, reload } = useBlocks(environment, start, end);
  const days = useMemo(() => byDay(blocks), [blocks]);
  const sum = useMemo(() => sumOf(blocks), [blocks]);
  const [chosen, setChosen] = useState();
  useEffect(() => setChosen(undefined), [environment, start, end]);
  const change = (from, to) => go('archive', { start: from, end: to });
  return html`
    <main class="page" id="main">
      <div class="page-inside">
        <div class="page-head">
          <${RangePicker} start=${start} end=${end} onChange=${change} />
          <${Sums} sum=${sum} isLoading=${isLoading} />
          <span class="grow"></span>
          <${Legend} sum=${sum} />
        </div>
        <${Problem} error=${error} again=${reload} />
        <section class="section archive" aria-label="Intervals">
          ${days.length > 0 && html`<${Strips} days=${days} blocks=${blocks} chosen=${chosen} onChosen=${setChosen} />`}
          ${!isLoading && !error && blocks.length === 0 && html`<${Empty} title="No intervals in this range" />`}
        </section>
        <${Chosen} range=${chosen} blocks=${blocks} onClear=${() => setChosen(undefined)} />
      </div>
    </main>`;
}

const Sums = ({ sum, isLoading }) => html`
  <p class="sums" role="status"><b>${bytes(sum.compressedBytes)}</b> in the archive
    <span class="muted"> · ${bytes(sum.rawBytes)} raw · ${count(sum.events)} events${isLoading ? ' …' : ''}</span></p>`;

const Legend = ({ sum }) => html`
  <ul class="legend" aria-label="States">${KINDS.map(([kind, name]) => html`
    <li key=${kind}><i class="swatch kind-${kind}"></i>${name} <span class="muted">${count(sum[kind])}</span></li>`)}</ul>`;

function Strips({ days, blocks, chosen, onChosen }) {
  const [cursor, setCursor] = useState();
  const anchor = useRef();
  const isDrawing = useRef(false);
  const place = useRef();
  const { width } = useSize(place);
  const colours = useColours(place);
  const highest = useMemo(() => Math.max(1, ...blocks.map(block => block.rawBytes)), [blocks]);
  const point = (kind, block) => {
    if (kind === 'leave') {
      return isDrawing.current || setCursor(undefined);
    }
    if (!block) {
      return undefined;
    }
    if (kind === 'down') {
      anchor.current = block;
      isDrawing.current = true;
    }
    setCursor(block);
    if (isDrawing.current) {
      onChosen(rangeOf(anchor.current, block));
    }
    if (kind === 'up') {
      isDrawing.current = false;
    }
    return undefined;
  };
  const press = event => {
    if (event.key === 'Escape') {
      onChosen(undefined);
    }
    const step = STEPS[event.key] ?? 0;
    if (step === 0) {
      return;
    }
    event.preventDefault();
    const now = cursor ? blocks.findIndex(block => block.interval === cursor.interval) : step > 0 ? -1 : blocks.length;
    const next = blocks[Math.min(blocks.length - 1, Math.max(0, now + step))];
    if (!event.shiftKey || !anchor.current) {
      anchor.current = event.shiftKey ? (cursor ?? next) : next;
    }
    setCursor(next);
    onChosen(rangeOf(anchor.current, next));
  };
  return html`
    <div class="strips" ref=${place} tabindex="0" role="application" aria-label="Archive by interval. Left and right walk, Shift marks a stretch." onKeyDown=${press}>
      <${HourAxis} />
      <div class="days ${days.length > FEW ? 'many' : ''}" onPointerLeave=${() => { isDrawing.current = false; }}>
        ${days.map(of => html`<${DayStrip} key=${of.start} of=${of} highest=${highest} width=${width} chosen=${chosen} cursor=${cursor} colours=${colours} onPoint=${point} />`)}
      </div>
      <p class="reading" role="status">${cursor ? html`<${Reading} block=${cursor} />` : html`<span class="muted">Draw over a stretch to load it as a history index.</span>`}</p>
    </div>`;
}

function Reading({ block }) {
  const kind = kindOf(block);
  return html`
    <i class="swatch kind-${kind}"></i><span>${shortTimestamp(block.start)} – ${clock(block.end)}</span>
    ${kind === 'empty' && html`<span class="muted">no events</span>`}
    ${kind === 'open' && html`<span>open, closes about ${clock(block.closesAt)}</span>`}
    ${block.events > 0 && html`<span>${count(block.events)} events · ${bytes(block.compressedBytes)} of ${bytes(block.rawBytes)} · ${plural(block.parts, 'part')}</span>`}
    ${kind === 'late' && html`<span class="warn">last written ${shortTimestamp(block.writtenAt)}</span>`}`;
}

function Chosen({ range, blocks, onClear }) {
  if (!range) {
    return null;
  }
  const sum = sumOf(blocks.filter(block => block.start >= range.start && block.start < range.end));
  return html`
    <section class="section chosen" aria-label="Chosen stretch">
      <p><b>${rangeLabel(range.start, range.end)}</b>
        <span class="muted"> · ${count(sum.events)} events · ${bytes(sum.compressedBytes)}</span></p>
      <span class="grow"></span>
      <button type="button" class="button" onClick=${onClear}>Clear</button>
      <a class="button" href=${linkTo('archive', range)}>Zoom in</a>
      <a class="button primary" href=${linkTo('history', range)}>History index …</a>
    </section>`;
}
