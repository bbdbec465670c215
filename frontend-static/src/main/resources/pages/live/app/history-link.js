import { linkTo } from './shared/route.js';

const quoted = text => `"${text.replace(/(["\\])/g, '\\$1')}"`;
const oneOf = (field, names) =>
  names.length === 1 ? `${field}:${quoted(names[0])}` : `${field}:(${names.map(quoted).join(' OR ')})`;

/** The same as a query of the archive; a regular expression over the message has none. */
export function queryOf({ streams, sources, kind, filter }) {
  const clauses = [];
  if (streams.length > 0) {
    clauses.push(oneOf('service.name', streams));
  }
  if (sources.length > 0) {
    clauses.push(oneOf('host.name', sources));
  }
  const text = filter.trim();
  if (text !== '' && kind === 'lucene') {
    clauses.push(clauses.length > 0 ? `(${text})` : text);
  } else if (text !== '' && kind === 'text') {
    clauses.push(`message:${quoted(text)}`);
  }
  return clauses.join(' AND ');
}

const timeOf = entry => entry?.event?.['@timestamp'] ?? '';

/** The platform's form for a history index of what a screen shows, from its first minute on; of the last hour where it shows nothing. */
export function historyLink({ environment, platformUrl }, { settings, tape }) {
  const times = [timeOf(tape.entries.at(tape.entries.first)), timeOf(tape.entries.last())].filter(Boolean).sort();
  return platformUrl.replace(/\/*$/, '/') + linkTo('history', {
    environment,
    start: times.length > 0 ? `${times[0].slice(0, 16)}:00Z` : 'now-1h',
    end: 'now',
    filter: queryOf(settings),
  });
}
