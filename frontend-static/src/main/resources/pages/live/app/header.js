import { html } from './shared/view.js';
import { Help, HelpButton } from './shared/help.js';
import { Icon } from './shared/icons.js';
import { linkTo } from './shared/route.js';
import { SkipLink } from './shared/skip.js';
import { ThemeButton, useTheme } from './shared/theme.js';
import { KEYS } from './keys.js';

const PAGES = [['explore', 'Explore'], ['history', 'History'], ['archive', 'Archive'], ['status', 'Status']];

/** Where one is, the way to the platform's pages where that is known, and what is for all screens. */
export function Header({ hello, help, canAdd, showsInputs, onInputs, onAdd }) {
  const [theme, changeTheme] = useTheme();
  const platform = hello?.platformUrl?.replace(/\/*$/, '/');
  const parameters = { environment: hello?.environment };
  return html`
    <header class="top">
      <${SkipLink} />
      <a class="brand" href=${platform ?? linkTo('live')} aria-label="Lookback"><${Icon} name="history" /><span>Lookback</span></a>
      <nav aria-label="Pages">
        ${platform && PAGES.map(([path, title]) => html`
          <a key=${path} class="elsewhere" href=${platform + linkTo(path, parameters)}>${title}</a>`)}
        <a href=${location.hash || '#/'} aria-current="page">Live</a>
      </nav>
      <span class="grow"></span>
      ${hello && html`<span class="environment-name" title="Environment">${hello.environment}</span>`}
      <button type="button" class="button icon-only" aria-pressed=${showsInputs} title="Streams and sources (b)" aria-label="Streams and sources" onClick=${onInputs}><${Icon} name="inputs" /></button>
      <button type="button" class="button icon-only" title="Another screen (a)" aria-label="Another screen" disabled=${!canAdd} onClick=${onAdd}><${Icon} name="plus" /></button>
      <${ThemeButton} theme=${theme} onChange=${changeTheme} />
      <${HelpButton} help=${help} />
      <${Help} help=${help} keys=${KEYS} />
    </header>`;
}
