import { html, useRef, useState } from './shared/view.js';
import { useKeys } from './shared/hooks.js';
import { Icon } from './shared/icons.js';
import { linkTo } from './shared/route.js';

const PAGES = [['explore', 'Explore'], ['history', 'History'], ['archive', 'Archive'], ['status', 'Status']];
const THEMES = { auto: 'light', light: 'dark', dark: 'auto' };
const THEME = 'lookback.theme';
const KEYS = [
  ['/', 'to the query'],
  ['j k', 'next event, event before'],
  ['Enter', 'open the first event'],
  ['Esc', 'close'],
  ['r', 'ask again'],
  ['1 2 3 4', 'Explore, History, Archive, Status'],
  ['t', 'light, dark, as the system'],
  ['?', 'this help'],
];

/** What is around every page: where one is, whose logs these are, and how it looks. */
export function Header({ page, environment, environments, onEnvironment }) {
  const help = useRef();
  const [theme, setTheme] = useState(document.documentElement.dataset.theme ?? 'auto');
  const change = () => {
    applyTheme(THEMES[theme]);
    setTheme(THEMES[theme]);
  };
  const turns = PAGES.map(([name], index) => [String(index + 1), () => { location.hash = linkTo(name); }]);
  useKeys({ ...Object.fromEntries(turns), t: change, '?': () => help.current.showModal() });
  const name = `Theme: ${theme === 'auto' ? 'as the system' : theme}`;
  return html`
    <header class="top">
      <a class="skip" href="#main" onClick=${skip}>To the content</a>
      <a class="brand" href=${linkTo('explore')} aria-label="Lookback"><${Icon} name="history" /><span>Lookback</span></a>
      <nav aria-label="Pages">
        ${PAGES.map(([path, title]) => html`<a key=${path} href=${linkTo(path)} aria-current=${path === page ? 'page' : undefined}>${title}</a>`)}
      </nav>
      <span class="grow"></span>
      ${environments.length > 1
        ? html`<select class="input environment" aria-label="Environment" value=${environment} onChange=${event => onEnvironment(event.target.value)}>
            ${environments.map(one => html`<option key=${one} value=${one}>${one}</option>`)}
          </select>`
        : html`<span class="environment-name" title="Environment">${environment}</span>`}
      <button type="button" class="button icon-only" title="${name} (t)" aria-label=${name} onClick=${change}>
        <${Icon} name=${{ auto: 'auto', light: 'sun', dark: 'moon' }[theme]} />
      </button>
      <button type="button" class="button icon-only" title="Keys (?)" aria-label="Keys" onClick=${() => help.current.showModal()}><${Icon} name="help" /></button>
      <${Help} place=${help} />
    </header>`;
}

/** A link to an id would be taken for a page. */
function skip(event) {
  event.preventDefault();
  const main = document.getElementById('main');
  main.tabIndex = -1;
  main.focus();
}

function applyTheme(theme) {
  if (theme === 'auto') {
    localStorage.removeItem(THEME);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(THEME, theme);
    document.documentElement.dataset.theme = theme;
  }
}

function Help({ place }) {
  return html`
    <dialog class="help" ref=${place} aria-label="Keys" onClick=${event => event.target === place.current && place.current.close()}>
      <h2>Keys</h2>
      <dl>${KEYS.map(([key, does]) => html`<div key=${key}><dt>${key.split(' ').map(one => html`<kbd>${one}</kbd>`)}</dt><dd>${does}</dd></div>`)}</dl>
      <p class="muted">Everything else is at <a href="swagger-ui.html">the API's page</a>.</p>
      <form method="dialog"><button class="button">Close</button></form>
    </dialog>`;
}
