import { useCallback, useEffect, useRef, useState } from './view.js';

const SECOND = 1000;

/** Calls now and then every so many milliseconds, but for a page that nobody looks at. */
export function useEvery(period, action) {
  const latest = useRef(action);
  latest.current = action;
  useEffect(() => {
    const timer = setInterval(() => document.hidden || latest.current(), period);
    return () => clearInterval(timer);
  }, [period]);
}

/** The time, once a second: for countdowns. */
export function useNow() {
  const [now, setNow] = useState(Date.now());
  useEvery(SECOND, () => setNow(Date.now()));
  return now;
}

/**
 * What `load(signal)` answers: `{ value, error, loading, reload }`. Asked again when the dependencies change, and then
 * the answer to the earlier question is not taken any more. The last value stays while the next one is on its way.
 */
export function useAnswer(load, dependencies) {
  const [state, setState] = useState({ loading: true });
  const [again, setAgain] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    setState(before => ({ ...before, loading: true }));
    load(abort.signal).then(
      value => abort.signal.aborted || setState({ value, loading: false }),
      error => abort.signal.aborted || setState(before => ({ value: before.value, error, loading: false })),
    );
    return () => abort.abort();
  }, [...dependencies, again]);
  const reload = useCallback(() => setAgain(number => number + 1), []);
  return { ...state, reload };
}

/** Whether a media query holds, now and later. */
export function useMedia(query) {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const change = () => setMatches(media.matches);
    media.addEventListener('change', change);
    return () => media.removeEventListener('change', change);
  }, [query]);
  return matches;
}

/** The size of an element's inside, as it changes. */
export function useSize(reference) {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) =>
      setSize({ width: entry.contentRect.width, height: entry.contentRect.height }));
    observer.observe(reference.current);
    return () => observer.disconnect();
  }, []);
  return size;
}

const isTyping = target => target.matches?.('input, textarea, select, [contenteditable]');

/** Keys of the whole page: `{ '/': action }`. Not while somebody types, nor under a dialog. */
export function useKeys(bindings) {
  const latest = useRef(bindings);
  latest.current = bindings;
  useEffect(() => {
    const press = event => {
      const action = latest.current[event.key];
      const isOurs = action && !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented;
      if (isOurs && !isTyping(event.target) && !document.querySelector('dialog[open]')) {
        if (action(event) !== false) {
          event.preventDefault();
        }
      }
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
