import { html, useEffect, useRef } from '../shared/view.js';
import { highlightPattern, pattern } from '../tape/matching.js';
import { count, plural } from '../shared/numbers.js';
import { Icon } from '../shared/icons.js';
import { LinesView } from './lines-view.js';
import { Fields } from './fields.js';
import { Tools } from './tools.js';

/** Some inputs, a filter, and the events that come of them. */
export function Screen({ screen, number, isActive, isOnly, feed, desk, opened, actions, onActive }) {
  const { settings } = screen;
  const view = useRef();
  return html`
    <section class="screen ${isActive ? 'active' : ''}" aria-label="Screen ${number}" onPointerDownCapture=${onActive} onFocusCapture=${onActive}>
      <header class="screen-head">
        ${!isOnly && html`<kbd class="screen-number" aria-hidden="true">${number}</kbd>`}
        <h2 class="screen-title" title=${titleOf(settings)}>${titleOf(settings)}</h2>
        <${Tools} screen=${screen} view=${view} isOnly=${isOnly} feed=${feed} desk=${desk} actions=${actions} index=${number - 1} />
      </header>
      <${Fields} key=${screen.id} screen=${screen} onChange=${(part, write) => actions.change(number - 1, part, write)} />
      <${Lines} screen=${screen} number=${number} view=${view} feed=${feed} desk=${desk} opened=${opened} onOpen=${actions.open} />
      <${Held} screen=${screen} desk=${desk} />
    </section>`;
}

/** nginx, postgres on web-1 */
function titleOf({ streams, sources }) {
  if (streams.length === 0 && sources.length === 0) {
    return 'Everything';
  }
  const of = streams.length > 0 ? streams.join(', ') : 'Everything';
  return sources.length > 0 ? `${of} on ${sources.join(', ')}` : of;
}

const patternOf = (isBad, make) => (isBad ? undefined : make());

function Lines({ screen, number, view, feed, desk, opened, onOpen }) {
  const place = useRef();
  const { settings, tape } = screen;
  useEffect(() => {
    view.current = new LinesView(place.current, {
      id: `screen-${screen.id}`,
      tape,
      onFollow: isFollowing => desk.follow(screen, isFollowing),
    });
    const leave = feed.onDraw(() => view.current.draw());
    return () => {
      leave();
      view.current.close();
    };
  }, []);
  const selected = opened?.screen === screen ? opened.entry : undefined;
  useEffect(() => {
    const patterns = [
      patternOf(screen.badHighlight, () => highlightPattern(settings.highlight)),
      patternOf(screen.badFilter, () => pattern(settings.kind, settings.filter)),
    ];
    view.current.set({ wrap: settings.wrap, patterns: patterns.filter(Boolean) }, selected, screen.isFollowing);
  }, [settings, selected, screen.isFollowing, opened]);
  useEffect(() => {
    if (selected) {
      view.current.reveal(selected);
    }
  }, [selected]);
  const names = [
    settings.streams.length === 1 ? '' : 'with-stream',
    settings.sources.length === 1 ? '' : 'with-source',
    settings.wrap ? 'wrap' : '',
    tape.isHeld ? 'held-lines' : '',
  ];
  const click = event => {
    const { entry } = event.target.closest('.line') ?? {};
    if (entry?.event && getSelection().isCollapsed) {
      onOpen(screen, entry);
    }
  };
  return html`
    <div class="lines ${names.join(' ')}" ref=${place} tabindex="0" role="listbox" aria-label="Events of screen ${number}" aria-live="off" aria-busy=${feed.unanswered.has(screen.name)} onClick=${click}>
      <div class="lines-all" role="presentation"></div>
      ${tape.entries.length === 0 && html`<${Nothing} screen=${screen} />`}
    </div>`;
}

const Nothing = ({ screen }) => html`
  <p class="nothing">${screen.refusal ? 'Nothing comes until the query is mended.' : 'Waiting for events. What came before is not shown.'}
    ${screen.tape.unmatched > 0 && html`<br />${plural(screen.tape.unmatched, 'event')} did not match.`}</p>`;

/** Why nothing moves, how much waits, and the way back. */
function Held({ screen, desk }) {
  const { tape, isPaused } = screen;
  if (!tape.isHeld) {
    return undefined;
  }
  const waiting = `${count(tape.waitingEvents)} waiting`;
  const skipped = tape.skipped.waiting > 0 && html`<span class="muted">, ${count(tape.skipped.waiting)} too many, skipped</span>`;
  return html`
    <div class="held">
      <span>${isPaused ? 'Paused' : 'Held'} · <b>${waiting}</b>${skipped}</span>
      <button type="button" class="button" title=${isPaused ? 'Resume (p)' : 'Follow the newest (f)'} onClick=${() => desk.resume(screen)}>
        <${Icon} name=${isPaused ? 'play' : 'follow'} />${isPaused ? 'Resume' : 'Follow'}
      </button>
    </div>`;
}
