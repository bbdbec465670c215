import { html, useRef } from './shared/view.js';
import { Help, HelpButton } from './shared/help.js';
import { useAnswer, useKeys } from './shared/hooks.js';
import { Icon } from './shared/icons.js';
import { linkTo } from './shared/route.js';
import { SkipLink } from './shared/skip.js';
import { ThemeButton, useTheme } from './shared/theme.js';
import { places } from './api.js';

const PAGES = [['explore', 'Explore'], ['history', 'History'], ['archive', 'Archive'], ['status', 'Status']];
const KEYS = [
  ['/', 'to the query, to the filter'],
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
  const [theme, changeTheme] = useTheme();
  const { value: known } = useAnswer(places, []);
  const turns = PAGES.map(([name], index) => [String(index + 1), () => { location.hash = linkTo(name); }]);
  useKeys({ ...Object.fromEntries(turns), t: changeTheme, '?': () => help.current.showModal() });
  return html`
    <header class="top">
      <${SkipLink} />
      <a class="brand" href=${linkTo('explore')} aria-label="Lookback"><${Icon} name="history" /><span>Lookback</span></a>
      <nav aria-label="Pages">
        ${PAGES.map(([path, title]) => html`<a key=${path} href=${linkTo(path)} aria-current=${path === page ? 'page' : undefined}>${title}</a>`)}
        ${known?.liveUrl && html`<a class="away" href=${known.liveUrl} title="Events as they come">Live</a>`}
      </nav>
      <span class="grow"></span>
      ${environments.length > 1
        ? html`<select class="input environment" aria-label="Environment" value=${environment} onChange=${event => onEnvironment(event.target.value)}>
            ${environments.map(one => html`<option key=${one} value=${one}>${one}</option>`)}
          </select>`
        : html`<span class="environment-name" title="Environment">${environment}</span>`}
      <${ThemeButton} theme=${theme} onChange=${changeTheme} />
      <${HelpButton} help=${help} />
      <${Help} help=${help} keys=${KEYS}>Everything else is at <a href="swagger-ui.html">the API's page</a>.<//>
    </header>`;
}
