// What Explore shows, as its link carries it.

const DEFAULTS = { query: '', start: 'now-1h', end: 'now', order: 'newest', columns: 'host.name,service.name' };

export function readState(parameters, environment) {
  const state = { index: `recent-${environment}`, ...DEFAULTS, ...parameters };
  return { ...state, columns: state.columns.split(',').filter(Boolean) };
}

/** The link's parameters; what is as it would be anyway is left out, but for the index and the range. */
export function writeState(state) {
  const columns = state.columns.join(',');
  return {
    index: state.index,
    start: state.start,
    end: state.end,
    query: state.query === DEFAULTS.query ? undefined : state.query,
    order: state.order === DEFAULTS.order ? undefined : state.order,
    columns: columns === DEFAULTS.columns ? undefined : columns || ',',
  };
}
