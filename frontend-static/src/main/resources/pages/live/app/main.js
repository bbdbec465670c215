import { html, render, useEffect, useReducer, useRef, useState } from './shared/view.js';
import { Detail } from './shared/event-detail.js';
import { withFilter } from './shared/fields.js';
import { useEvery, useMedia } from './shared/hooks.js';
import { correct, go, useRoute } from './shared/route.js';
import { Desk } from './desk.js';
import { Feed } from './feed/feed.js';
import { groupInputs } from './inputs/inputs.js';
import { InputsPanel } from './inputs/panel.js';
import { useLiveKeys } from './keys.js';
import { Header } from './header.js';
import { Screen } from './screen/screen.js';
import { EMPTY, mayAdd, readScreens, writeScreens } from './state.js';
import { Away, Notice, StatusLine } from './status-line.js';

const feed = new Feed(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`);
const desk = new Desk(feed);
const LOOK_AGAIN = 500;

function App() {
  const again = useReducer(number => number + 1, 0)[1];
  const { parameters } = useRoute();
  const [inputs, setInputs] = useState({ streams: [], sources: [] });
  const [active, setActive] = useState(0);
  const [opened, setOpened] = useState();
  const isNarrow = useMedia('(max-width: 640px)');
  const [showsInputs, setShowsInputs] = useState(!isNarrow);
  const help = useRef();
  useEffect(() => desk.onChange(again), []);
  useEffect(() => {
    Object.assign(feed.listeners, {
      onChange: again,
      onInputs: list => setInputs(groupInputs(list)),
      onError: (message, name) => desk.refused(message, name),
    });
    feed.socket.connect();
  }, []);
  useEvery(LOOK_AGAIN, again);
  const link = JSON.stringify(parameters);
  useEffect(() => desk.show(readScreens(parameters)), [link]);

  const { screens } = desk;
  const at = Math.min(active, screens.length - 1);
  const actions = useActions({ at, setActive, opened, setOpened });
  useLiveKeys({ at, actions, opened, setOpened, help, toggleInputs: () => setShowsInputs(!showsInputs) });
  return html`
    <${Header} hello=${feed.hello} help=${help} canAdd=${mayAdd(screens)} showsInputs=${showsInputs}
               onInputs=${() => setShowsInputs(!showsInputs)} onAdd=${actions.add} />
    <${Away} socket=${feed.socket} />
    <${Notice} text=${desk.notice} onClose=${() => { desk.notice = undefined; again(); }} />
    <main class="desk ${opened ? 'with-detail' : ''}" id="main">
      ${showsInputs && html`<${InputsPanel} inputs=${inputs} chosen=${screens[at]?.settings} number=${screens.length > 1 ? at + 1 : undefined}
                                            onToggle=${actions.toggleInput} onClose=${isNarrow && (() => setShowsInputs(false))} />`}
      <div class="screens">
        ${screens.map((screen, index) => html`
          <${Screen} key=${screen.id} screen=${screen} number=${index + 1} isActive=${index === at} isOnly=${screens.length === 1}
                     feed=${feed} desk=${desk} opened=${opened} actions=${actions} onActive=${() => setActive(index)} />`)}
      </div>
      ${opened && html`<${Detail} event=${opened.entry.event} onStep=${actions.step} onClose=${() => setOpened(undefined)}
                                  onFilter=${actions.filterFor} />`}
    </main>
    <${StatusLine} feed=${feed} screens=${screens} />`;
}

/** What can be done with the screens, by mouse and by keys; all that a link carries goes by the link. */
function useActions({ at, setActive, opened, setOpened }) {
  const settings = () => desk.screens.map(screen => screen.settings);
  const change = (index, part, write = go) =>
    write('live', writeScreens(settings().map((one, number) => (number === index ? { ...one, ...part } : one))));
  const toggle = (list, name) => (list.includes(name) ? list.filter(one => one !== name) : [...list, name]);
  return {
    change,
    add() {
      if (mayAdd(desk.screens)) {
        setActive(desk.screens.length);
        go('live', writeScreens([...settings(), EMPTY]));
      }
    },
    close(index) {
      if (desk.screens.length > 1) {
        setOpened(undefined);
        setActive(Math.max(0, index - 1));
        desk.close(index);
        go('live', writeScreens(settings()));
      }
    },
    activate: index => index < desk.screens.length && setActive(index),
    /** Without a name: none of them is chosen any more. */
    toggleInput: (kind, name) => change(at, { [kind]: name === undefined ? [] : toggle(desk.screens[at].settings[kind], name) }),
    wrap: index => change(index, { wrap: !desk.screens[index].settings.wrap }, correct),
    /** The same click again closes it. */
    open(screen, entry) {
      setActive(desk.screens.indexOf(screen));
      desk.follow(screen, false);
      setOpened(opened?.entry === entry ? undefined : { screen, entry });
    },
    step(by) {
      const screen = opened?.screen ?? desk.screens[at];
      const entry = neighbour(screen.tape.entries, opened?.entry, by);
      if (entry) {
        desk.follow(screen, false);
        setOpened({ screen, entry });
      }
    },
    filterFor(name, value, isWanted) {
      const index = desk.screens.indexOf(opened.screen);
      const { kind, filter } = opened.screen.settings;
      change(index, { kind: 'lucene', filter: withFilter(kind === 'lucene' ? filter : '', name, value, isWanted) });
    },
  };
}

/** The next event; the newest where there is none yet. */
function neighbour(entries, entry, by) {
  const all = [...entries].filter(one => one.event);
  const index = entry ? all.indexOf(entry) : all.length;
  return all[Math.min(all.length - 1, Math.max(0, entry ? index + by : all.length - 1))];
}

render(html`<${App} />`, document.body);
