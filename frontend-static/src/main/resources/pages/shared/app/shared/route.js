import { useEffect, useState } from './view.js';

// The address behind "#" is the page and all of its state, so that a link carries it and "back" undoes a step.

const CHANGED = 'lookback-route';

/** `#/explore?index=recent-local&query=...` as `{ page, parameters }`. */
export function parseRoute(hash) {
  const [path, parameters = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  return { page: path || 'explore', parameters: Object.fromEntries(new URLSearchParams(parameters)) };
}

/** The link to a page; parameters without a value are left out. */
export function linkTo(page, parameters = {}) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '');
  return `#/${page}${given.length ? `?${new URLSearchParams(given)}` : ''}`;
}

export function go(page, parameters) {
  const link = linkTo(page, parameters);
  if (link !== location.hash) {
    history.pushState(null, '', link);
    dispatchEvent(new Event(CHANGED));
  }
}

/** The same, without a step that "back" would undo. */
export function correct(page, parameters) {
  history.replaceState(null, '', linkTo(page, parameters));
  dispatchEvent(new Event(CHANGED));
}

export function useRoute() {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const read = () => setHash(location.hash);
    addEventListener('hashchange', read);
    addEventListener('popstate', read);
    addEventListener(CHANGED, read);
    return () => {
      removeEventListener('hashchange', read);
      removeEventListener('popstate', read);
      removeEventListener(CHANGED, read);
    };
  }, []);
  return parseRoute(hash);
}
