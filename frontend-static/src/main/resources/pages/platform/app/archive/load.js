import { useCallback, useEffect, useState } from '../shared/view.js';
import { useEvery } from '../shared/hooks.js';
import { loadBlocks } from './blocks.js';

const NEWS = 30_000;

/** The blocks of a range, growing piece by piece; looked at again now and then. */
export function useBlocks(environment, start, end) {
  const [state, setState] = useState({ blocks: [], isLoading: true });
  const [turn, setTurn] = useState(0);
  const key = `${environment} ${start} ${end}`;
  useEffect(() => {
    const abort = new AbortController();
    // What was there stays while the same range is looked at again; another range begins empty.
    setState(before => ({ key, blocks: before.key === key ? before.blocks : [], isLoading: true }));
    const grow = blocks => setState(before => (before.blocks.length < blocks.length ? { ...before, blocks } : before));
    loadBlocks(environment, start, end, abort.signal, blocks => abort.signal.aborted || grow(blocks)).then(
      blocks => abort.signal.aborted || setState({ key, blocks, isLoading: false }),
      error => abort.signal.aborted || setState(before => ({ ...before, error, isLoading: false })),
    );
    return () => abort.abort();
  }, [key, turn]);
  const reload = useCallback(() => setTurn(number => number + 1), []);
  useEvery(NEWS, reload);
  return { ...state, reload };
}
