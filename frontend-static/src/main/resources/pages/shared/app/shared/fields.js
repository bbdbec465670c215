// An event's fields by their full names, and queries about them.

/** `[['host.name', 'web-1'], ...]` in the event's order; a list of plain values is one field. */
export function fieldsOf(event, prefix = '') {
  return Object.entries(event).flatMap(([name, value]) => {
    const full = prefix + name;
    const isNested = value !== null && typeof value === 'object' && !Array.isArray(value);
    return isNested ? fieldsOf(value, `${full}.`) : [[full, value]];
  });
}

export function fieldOf(event, name) {
  return fieldsOf(event).find(([field]) => field === name)?.[1];
}

export const textOf = value =>
  value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** The names of all fields that events have, the most frequent first. */
export function fieldNames(events) {
  const counts = new Map();
  for (const event of events) {
    for (const [name] of fieldsOf(event)) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts].sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0])).map(([name]) => name);
}

const escapeName = name => name.replace(/([\s\\:()"+\-!{}[\]^~*?/&|<>=])/g, '\\$1');
const escapeValue = value => value.replace(/(["\\])/g, '\\$1');

/** Whether a Lucene query can ask for the value as it is: lists of objects are not indexed by their text. */
export const canFilter = value => value !== null && value !== '' && !(Array.isArray(value) && value.some(isObject));

const isObject = value => value !== null && typeof value === 'object';

/** The query that asks for the field's value too, or for events without it. */
export function withFilter(query, name, value, isWanted) {
  const values = Array.isArray(value) ? value : [value];
  const clause = values.map(one => `${escapeName(name)}:"${escapeValue(String(one))}"`).join(' AND ');
  const whole = values.length > 1 ? `(${clause})` : clause;
  const before = query.trim();
  if (before === '') {
    return isWanted ? whole : `NOT ${whole}`;
  }
  return `${grouped(before)} AND ${isWanted ? '' : 'NOT '}${whole}`;
}

/** "a OR b" would mean something else before "AND c"; so would "a b", whose parts are either-or as well. */
function grouped(query) {
  const plain = query.replace(/"(?:[^"\\]|\\.)*"/g, 'x').replace(/\([^()]*\)/g, 'x');
  const isSafe = plain.split(/\s+AND\s+/).every(part => /^(?:NOT\s+)?\S+$/.test(part));
  return isSafe ? query : `(${query})`;
}
