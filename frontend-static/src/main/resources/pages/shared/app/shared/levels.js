// Senders name levels as they like; five classes have a colour.

const CLASSES = {
  emergency: 'fatal', emerg: 'fatal', alert: 'fatal', critical: 'fatal', crit: 'fatal', fatal: 'fatal', panic: 'fatal',
  error: 'error', err: 'error', severe: 'error',
  warning: 'warning', warn: 'warning',
  notice: 'info', informational: 'info', information: 'info', info: 'info',
  debug: 'debug', trace: 'debug', verbose: 'debug', fine: 'debug',
};

/** From the most severe on. */
export const LEVEL_CLASSES = ['fatal', 'error', 'warning', 'info', 'debug', 'other'];

export const levelClass = level => CLASSES[String(level ?? '').toLowerCase()] ?? 'other';

/** What is drawn from the ground up: what is not alarming is one calm colour. */
export const STACK = [['fatal', ['fatal']], ['error', ['error']], ['warning', ['warning']], ['other', ['info', 'debug', 'other']]];

/** How many events of a bucket are of which class; those without a level are "other". */
export function countByClass(bucket) {
  const counts = { fatal: 0, error: 0, warning: 0, info: 0, debug: 0, other: 0 };
  let named = 0;
  for (const [level, number] of Object.entries(bucket.levels)) {
    counts[levelClass(level)] += number;
    named += number;
  }
  counts.other += bucket.count - named;
  return counts;
}
