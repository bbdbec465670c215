import { count } from '../shared/numbers.js';
import { fineTimestamp, span, timestamp } from '../shared/time.js';
import { messageOf, sourceOf, streamOf } from './matching.js';

const SKIPPED = {
  gateway: 'skipped by the gateway: this page read too slowly',
  page: 'skipped by this page: more came than it could show',
};

/** What a line between the events says. */
export function noteOf(entry) {
  switch (entry.note) {
    case 'skipped':
      return `${count(entry.count)} ${SKIPPED[entry.by]}`;
    case 'away':
      return `away for ${span(entry.away)}: what came then is not here`;
    case 'filter':
      return entry.text;
    default:
      return 'mark';
  }
}

/** An entry as a line of text, as it is copied. */
export function lineOf(entry) {
  if (entry.note) {
    return `--- ${timestamp(entry.time)} ${noteOf(entry)} ---`;
  }
  const { event } = entry;
  const parts = [fineTimestamp(event['@timestamp']), event.log?.level ?? '-', streamOf(event), sourceOf(event)];
  return `${parts.join(' ')} ${messageOf(event)}`;
}

/** The events alone, a line each. */
export const eventLines = tape =>
  [...tape.entries].filter(entry => entry.event).map(entry => `${JSON.stringify(entry.event)}\n`).join('');
