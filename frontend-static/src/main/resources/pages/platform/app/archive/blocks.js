import { blocks } from '../api.js';
import { isRelative, nextDay, startOfDay } from '../shared/time.js';

// The archive's intervals. A long range is asked for in pieces, so that any can be shown and begins to show early.

const PIECE = 31 * 24 * 3_600_000;

/** Ranges of at most a month each, the newest first; a range that is relative to now stays whole. */
export function pieces(start, end) {
  if (isRelative(start) || isRelative(end) || Number.isNaN(Date.parse(start) + Date.parse(end))) {
    return [[start, end]];
  }
  const all = [];
  const first = Date.parse(start);
  for (let to = Date.parse(end); to > first; to -= PIECE) {
    all.push([new Date(Math.max(first, to - PIECE)).toISOString(), new Date(to).toISOString()]);
  }
  return all.length > 0 ? all : [[start, end]];
}

/** All intervals of a range in order; `onPiece` is given what is there so far. */
export async function loadBlocks(environment, start, end, signal, onPiece) {
  const found = new Map();
  const inOrder = () => [...found.values()].sort((one, other) => (one.start < other.start ? -1 : 1));
  for (const [from, to] of pieces(start, end)) {
    // An interval on a border is in both pieces.
    (await blocks(environment, from, to, signal)).forEach(block => found.set(block.interval, block));
    onPiece(inOrder());
  }
  return inOrder();
}

/** What a cell is shown as: late is archived, and more. */
export const kindOf = block => (block.late ? 'late' : block.state);

/** The days that blocks lie in, in the reader's zone, the newest first: `[{ start, end, blocks }]`. */
export function byDay(all) {
  const days = [];
  for (const block of all) {
    const time = Date.parse(block.start);
    let last = days[days.length - 1];
    if (!last || time >= last.end) {
      const start = startOfDay(time);
      last = { start, end: nextDay(start), blocks: [] };
      days.push(last);
    }
    last.blocks.push(block);
  }
  return days.reverse();
}

/** Sums over intervals. */
export function sumOf(all) {
  const sum = { archived: 0, late: 0, open: 0, empty: 0, events: 0, rawBytes: 0, compressedBytes: 0 };
  for (const block of all) {
    sum[kindOf(block)]++;
    sum.events += block.events;
    sum.rawBytes += block.rawBytes;
    sum.compressedBytes += block.compressedBytes;
  }
  return sum;
}

/** The blocks from one to another, whichever is earlier, as a range. */
export function rangeOf(one, other) {
  const [first, last] = one.start <= other.start ? [one, other] : [other, one];
  return { start: first.start, end: last.end };
}
