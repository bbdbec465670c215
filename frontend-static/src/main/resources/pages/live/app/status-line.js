import { html, useRef } from './shared/view.js';
import { Icon } from './shared/icons.js';
import { count } from './shared/numbers.js';
import { span, timestamp } from './shared/time.js';

const STATES = { connecting: 'Connecting', open: 'Live', away: 'Away' };
const SECOND = 1000;

const milliseconds = delay => (delay === undefined ? '–' : delay < 1 ? '<1 ms' : `${count(Math.round(delay))} ms`);
const sum = (screens, value) => screens.reduce((all, { tape }) => all + value(tape), 0);

/** How it goes, in numbers that hide nothing. */
export function StatusLine({ feed, screens }) {
  const figures = useRef();
  const now = Date.now();
  const state = feed.socket.state.is;
  const skipped = sum(screens, tape => tape.skipped.gateway + tape.skipped.page + tape.skipped.waiting);
  return html`
    <footer class="status-line" aria-label="Status">
      <span class="state state-${state}"><span class="dot"></span>${STATES[state]}</span>
      <span><b class="rate-now">${count(Math.round(feed.rate(now)))}</b> events/s</span>
      <span title="From the gateway to this screen: half of the last ten seconds' took no longer"><b class="delay">${milliseconds(feed.toScreen.latelyAt(0.5, now))}</b><span class="words"> from gateway to screen</span></span>
      <span class="of-event" title="From the event's own time to this screen, by the gateway's clock"><b>${milliseconds(feed.fromEvent.latelyAt(0.5, now))}</b> from event to screen</span>
      <span class=${skipped > 0 ? 'warn' : ''}><b class="skipped">${count(skipped)}</b> skipped</span>
      ${feed.away && html`<span class="was-away">was away for ${span(feed.away.until - feed.away.since)}, until ${timestamp(feed.away.until).slice(11)}</span>`}
      <span class="grow"></span>
      <button type="button" class="button quiet figures-button" aria-haspopup="dialog" onClick=${() => figures.current.showModal()}>Figures</button>
      <${Figures} place=${figures} feed=${feed} screens=${screens} now=${now} />
    </footer>`;
}

function Figures({ place, feed, screens, now }) {
  const figures = [
    ['received', 'Received by this page', count(feed.received)],
    ['shown', 'Shown, by all screens', count(sum(screens, tape => tape.shown))],
    ['unmatched', 'Filtered out here', count(sum(screens, tape => tape.unmatched))],
    ['waiting', 'Waiting', count(sum(screens, tape => tape.waitingEvents))],
    ['skipped-gateway', 'Skipped by the gateway, as it says', count(sum(screens, tape => tape.skipped.gateway))],
    ['skipped-page', 'Skipped by this page, too slow', count(sum(screens, tape => tape.skipped.page))],
    ['skipped-waiting', 'Skipped while held, too many', count(sum(screens, tape => tape.skipped.waiting))],
    ['delay-half', 'Gateway to screen, half within', milliseconds(feed.toScreen.everAt(0.5))],
    ['delay-most', '… 99 % within', milliseconds(feed.toScreen.everAt(0.99))],
    ['delay-longest', '… the longest', milliseconds(feed.toScreen.everAt(1))],
    ['age-most', 'Event to screen, 99 % lately', milliseconds(feed.fromEvent.latelyAt(0.99, now))],
    ['frame-longest', 'Longest time between two pictures', milliseconds(feed.longestFrame)],
    ['clock', "The gateway's clock is ahead by", `${Math.round(feed.clock.ahead)} ± ${Math.ceil(feed.clock.doubt)} ms`],
  ];
  return html`
    <dialog class="help figures-dialog" ref=${place} aria-label="Figures" onClick=${event => event.target === place.current && place.current.close()}>
      <h2>Since the page was opened</h2>
      <dl>${figures.map(([key, name, value]) => html`<div key=${key}><dt>${name}</dt><dd data-figure=${key}>${value}</dd></div>`)}</dl>
      <form method="dialog"><button class="button">Close</button></form>
    </dialog>`;
}

/** While there is no connection: since when, and what is done about it. */
export function Away({ socket }) {
  const { is, since, retryAt, reason } = socket.state;
  if (is !== 'away') {
    return undefined;
  }
  const left = retryAt === undefined ? 0 : Math.ceil((retryAt - Date.now()) / SECOND);
  return html`
    <div class="problem away-bar" role="alert">
      <span>No connection to the gateway for ${span(Date.now() - since)}${reason ? ` (${reason})` : ''}; ${left > 0 ? `trying again in ${left}s` : 'trying again'}</span>
      <button type="button" class="button quiet away-now" title="Connect again at once (r)" onClick=${() => socket.retry()}>Now</button>
    </div>`;
}

/** What the gateway said of no screen. */
export const Notice = ({ text, onClose }) => text && html`
  <div class="problem notice" role="alert"><span>${text}</span>
    <button type="button" class="button icon-only" aria-label="Close" onClick=${onClose}><${Icon} name="close" /></button></div>`;
