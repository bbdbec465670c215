// What a history index's state means to a reader.

const KINDS = {
  QUEUED: 'active', LOADING: 'active', READY: 'good', PARTIAL: 'warning', FAILED: 'error', DELETED: 'gone', EXPIRED: 'gone',
};

export const kindOf = history => KINDS[history.state] ?? 'gone';

/** It changes by itself. */
export const isActive = history => kindOf(history) === 'active';

/** It can be searched, extended and deleted. */
export const hasIndex = history => ['active', 'good', 'warning'].includes(kindOf(history));

export const isThere = history => kindOf(history) !== 'gone';
