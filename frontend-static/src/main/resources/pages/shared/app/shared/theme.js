import { html, useState } from './view.js';
import { Icon } from './icons.js';

const THEMES = { auto: 'light', light: 'dark', dark: 'auto' };
const KEPT = 'lookback.theme';

/** How the page looks, and the next of: as the system, light, dark. */
export function useTheme() {
  const [theme, setTheme] = useState(document.documentElement.dataset.theme ?? 'auto');
  const change = () => {
    apply(THEMES[theme]);
    setTheme(THEMES[theme]);
  };
  return [theme, change];
}

function apply(theme) {
  if (theme === 'auto') {
    localStorage.removeItem(KEPT);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(KEPT, theme);
    document.documentElement.dataset.theme = theme;
  }
}

export function ThemeButton({ theme, onChange }) {
  const name = `Theme: ${theme === 'auto' ? 'as the system' : theme}`;
  return html`
    <button type="button" class="button icon-only" data-does="theme" title="${name} (t)" aria-label=${name} onClick=${onChange}>
      <${Icon} name=${{ auto: 'auto', light: 'sun', dark: 'moon' }[theme]} />
    </button>`;
}
