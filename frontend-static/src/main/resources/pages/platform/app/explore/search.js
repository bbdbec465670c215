import { useCallback, useEffect, useRef, useState } from '../shared/view.js';
import { search } from '../api.js';

const PAGE = 200;
const BUCKETS = 120;

/**
 * The events that are found so far, page by page: `{ found, events, error, isLoading, more, again }`. `found` is the
 * first page's answer, with total and histogram; what was found before stays until the next answer is there.
 */
export function useSearch({ index, query, start, end, order }) {
  const [result, setResult] = useState({ events: [], isLoading: true });
  const [turn, setTurn] = useState(0);
  const current = useRef();

  useEffect(() => {
    const abort = new AbortController();
    const asked = { index, query, start, end, order, size: PAGE };
    current.current = { abort, asked, isBusy: true };
    setResult(before => ({ ...before, error: undefined, isLoading: true }));
    search({ ...asked, histogram: { buckets: BUCKETS } }, abort.signal).then(
      answer => {
        current.current = { abort, asked: { ...asked, start: answer.start, end: answer.end }, next: answer.next };
        setResult({ found: answer, events: answer.events, isLoading: false });
      },
      error => abort.signal.aborted || setResult({ events: [], error, isLoading: false }),
    );
    return () => abort.abort();
  }, [index, query, start, end, order, turn]);

  const more = useCallback(() => {
    const asking = current.current;
    if (!asking?.next || asking.isBusy) {
      return;
    }
    asking.isBusy = true;
    setResult(before => ({ ...before, isLoading: true }));
    search({ ...asking.asked, after: asking.next }, asking.abort.signal).then(
      answer => {
        asking.next = answer.next;
        asking.isBusy = false;
        setResult(before => ({ ...before, events: before.events.concat(answer.events), isLoading: false }));
      },
      error => {
        asking.isBusy = false;
        return asking.abort.signal.aborted || setResult(before => ({ ...before, error, isLoading: false }));
      },
    );
  }, []);

  const again = useCallback(() => setTurn(number => number + 1), []);
  return { ...result, more, again };
}
