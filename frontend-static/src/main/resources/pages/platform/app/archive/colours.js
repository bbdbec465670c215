import { useEffect, useState } from '../shared/view.js';
import { useMedia } from '../shared/hooks.js';

const NAMES = { archived: '--accent', late: '--warning', open: '--good', empty: '--line-strong' };

/** The style sheet's colours, for what is drawn; they change with the theme. */
export function useColours(place) {
  const isDark = useMedia('(prefers-color-scheme: dark)');
  const [colours, setColours] = useState({});
  useEffect(() => {
    const read = () => {
      const style = getComputedStyle(place.current);
      setColours(Object.fromEntries(Object.entries(NAMES).map(([kind, name]) => [kind, style.getPropertyValue(name)])));
    };
    read();
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, [isDark]);
  return colours;
}
