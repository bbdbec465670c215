// Which events a screen shows, as far as the page decides it: a Lucene query is the gateway's.

export const KINDS = { text: 'Text', regex: 'Regex', lucene: 'Lucene' };

const escape = text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export const messageOf = event =>
  event.message ?? (event.metric ? `${event.metric.name} ${event.metric.value}` : event.event?.original ?? '');

export const streamOf = event => event.service?.name ?? '';

export const sourceOf = event => event.host?.name ?? '';

/** The regular expression of a filter; none where there is nothing to look for, a SyntaxError where it is a bad one. */
export function pattern(kind, filter) {
  if (filter === '' || kind === 'lucene') {
    return undefined;
  }
  return kind === 'text' ? new RegExp(escape(filter), 'gi') : new RegExp(filter, 'g');
}

/** What is written between slashes is a regular expression, everything else is text. */
export function highlightPattern(text) {
  const between = /^\/(.+)\/$/.exec(text);
  return between ? pattern('regex', between[1]) : pattern('text', text);
}

/** Whether an event is one for this screen; its inputs were asked for, but what is shown already may have other ones. */
export function matcher({ streams, sources, kind, filter }) {
  const wanted = pattern(kind, filter);
  const test = wanted && new RegExp(wanted.source, wanted.flags.replace('g', ''));
  return event =>
    (streams.length === 0 || streams.includes(streamOf(event))) &&
    (sources.length === 0 || sources.includes(sourceOf(event))) &&
    (!test || test.test(messageOf(event)));
}

/** A text in pieces, `[text, isMarked]`. */
export function pieces(text, patterns) {
  const marked = [];
  for (const wanted of patterns) {
    for (const found of text.matchAll(wanted)) {
      if (found[0] !== '') {
        marked.push([found.index, found.index + found[0].length]);
      }
    }
  }
  marked.sort((one, other) => one[0] - other[0]);
  const result = [];
  let at = 0;
  for (const [start, end] of marked) {
    if (end > at) {
      if (start > at) {
        result.push([text.slice(at, start), false]);
      }
      result.push([text.slice(Math.max(at, start), end), true]);
      at = end;
    }
  }
  if (at < text.length || result.length === 0) {
    result.push([text.slice(at), false]);
  }
  return result;
}
