import { html, useState } from '../shared/view.js';
import { copy } from '../shared/clipboard.js';
import { Icon } from '../shared/icons.js';
import { count, plural } from '../shared/numbers.js';
import { historyLink } from '../history-link.js';
import { eventLines, lineOf } from '../tape/lines.js';

const TOLD_FOR = 2_000;

/** What can be done with a screen. Each has a key: see keys.js, which finds them by `data-does`. */
export function Tools({ screen, view, isOnly, feed, desk, actions, index }) {
  const { tape, isPaused, isFollowing, settings } = screen;
  const [told, setTold] = useState();
  const tell = text => {
    setTold(text);
    setTimeout(() => setTold(undefined), TOLD_FOR);
  };
  const events = () => [...tape.entries].filter(entry => entry.event).length;
  const copyAll = async () => {
    const isDone = await copy([...tape.entries].map(lineOf).join('\n'));
    tell(isDone ? `${plural(events(), 'event')} copied` : 'the browser does not let us copy');
  };
  const save = () => {
    download(`live-${feed.hello?.environment ?? 'events'}-${new Date().toISOString().slice(0, 19).replace(/:/g, '')}.ndjson`, eventLines(tape));
    tell(`${plural(events(), 'event')} saved`);
  };
  const mark = () => {
    view.current.mark();
    feed.redraw();
  };
  const clear = () => {
    tape.clear();
    feed.redraw();
    desk.changed();
  };
  const tool = (does, icon, name, key, action, more = {}) => html`
    <button type="button" class="button icon-only tool-${does}" data-does=${does} title="${name} (${key})" aria-label=${name} onClick=${action} ...${more}><${Icon} name=${icon} /></button>`;
  return html`
    <span class="told" role="status">${told ?? html`<span class="muted">${count(tape.shown)}</span>`}</span>
    <div class="tools">
      ${tool('pause', isPaused ? 'play' : 'pause', isPaused ? 'Resume' : 'Pause', 'p', () => desk.pause(screen, !isPaused), { 'aria-pressed': isPaused })}
      ${tool('follow', 'follow', 'Follow the newest', 'f', () => desk.resume(screen), { 'aria-pressed': isFollowing && !isPaused })}
      ${tool('wrap', 'wrap', 'Wrap long lines', 'w', () => actions.wrap(index), { 'aria-pressed': settings.wrap })}
      ${tool('mark', 'flag', 'Mark', 'm', mark)}
      <button type="button" class="sr" tabindex="-1" data-does="next-mark" onClick=${() => view.current.toMark(1)}>Next mark</button>
      <button type="button" class="sr" tabindex="-1" data-does="mark-before" onClick=${() => view.current.toMark(-1)}>Mark before</button>
      ${tool('clear', 'clear', 'Clear', 'c', clear)}
      ${tool('copy', 'copy', 'Copy as text', 'y', copyAll)}
      ${tool('save', 'download', 'Save as NDJSON', 's', save)}
      ${feed.hello?.platformUrl && html`
        <a class="button icon-only tool-history" data-does="history" href=${historyLink(feed.hello, screen)} title="Make history from this (h)" aria-label="Make history from this"
           onPointerDown=${event => refresh(event, feed, screen)} onClick=${event => refresh(event, feed, screen)}><${Icon} name="history" /></a>`}
      ${!isOnly && tool('close', 'close', 'Close the screen', 'x', () => actions.close(index))}
    </div>`;
}

/** The range is of what is shown now. */
const refresh = (event, feed, screen) => {
  event.currentTarget.href = historyLink(feed.hello, screen);
};

function download(name, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/x-ndjson' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), TOLD_FOR);
}
