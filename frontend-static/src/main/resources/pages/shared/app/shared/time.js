// Times are shown in the reader's zone, or in UTC where the reader asked for it.

const ZONE = 'lookback.zone';
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS = { s: 'second', m: 'minute', h: 'hour', d: 'day', w: 'week', M: 'month', y: 'year' };
const TYPED = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?)?$/;

export const isUtc = () => localStorage.getItem(ZONE) === 'utc';

export const setUtc = utc => (utc ? localStorage.setItem(ZONE, 'utc') : localStorage.removeItem(ZONE));

/** What the clock at the wall says, in the zone chosen. */
function wall(time) {
  const date = new Date(time);
  const at = isUtc() ? date : new Date(date.getTime() - date.getTimezoneOffset() * MINUTE);
  const text = at.toISOString();
  return { date: text.slice(0, 10), time: text.slice(11, 19), milliseconds: text.slice(20, 23) };
}

/** 2026-11-23 16:08:00 */
export function timestamp(time) {
  const at = wall(time);
  return `${at.date} ${at.time}`;
}

/** 2026-11-23 16:08:00.123 */
export const fineTimestamp = time => `${timestamp(time)}.${wall(time).milliseconds}`;

/** 2026-11-23 16:08, or with seconds where it has some. */
export const shortTimestamp = time => timestamp(time).replace(/:00$/, '');

export const day = time => wall(time).date;

export const clock = time => wall(time).time.slice(0, 5);

/** Where the day begins that the moment is in. */
export function startOfDay(time) {
  const date = new Date(time);
  return isUtc()
    ? Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate())
    : new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** The first moment of the next day; a day of summer time may have 23 hours. */
export const nextDay = start => startOfDay(start + DAY + 2 * HOUR);

export const isRelative = text => text.startsWith('now') || text.includes('||');

/** What somebody typed, as the API takes it: date math as it is, a wall-clock time as ISO-8601. */
export function toApi(text) {
  const typed = TYPED.exec(text.trim());
  if (!typed) {
    return text.trim();
  }
  const [year, month, dayOfMonth, hour, minute, second] = typed.slice(1, 7).map(digits => Number(digits || 0));
  const milliseconds = Number((typed[7] || '').padEnd(3, '0'));
  const parts = [year, month - 1, dayOfMonth, hour, minute, second, milliseconds];
  return new Date(isUtc() ? Date.UTC(...parts) : new Date(...parts)).toISOString();
}

/** The same the other way round. */
export function fromApi(text) {
  return isRelative(text) || Number.isNaN(Date.parse(text)) ? text : shortTimestamp(text);
}

/** "Last 15 minutes", "2026-11-23 16:00 – 17:00". */
export function rangeLabel(start, end) {
  const last = /^now-(\d+)([smhdwMy])$/.exec(start);
  if (last && end === 'now') {
    return `Last ${last[1] === '1' ? '' : `${last[1]} `}${UNITS[last[2]]}${last[1] === '1' ? '' : 's'}`;
  }
  if (isRelative(start) || isRelative(end)) {
    return `${fromApi(start)} – ${fromApi(end)}`;
  }
  const to = shortTimestamp(end);
  return `${shortTimestamp(start)} – ${day(start) === day(end) ? to.slice(11) : to}`;
}

/** 2d 3h, 3h 20m, 4m 10s, 9s */
export function span(milliseconds) {
  const rest = Math.max(0, Math.round(milliseconds / SECOND) * SECOND);
  const days = Math.floor(rest / DAY);
  const hours = Math.floor((rest % DAY) / HOUR);
  const minutes = Math.floor((rest % HOUR) / MINUTE);
  const seconds = Math.floor((rest % MINUTE) / SECOND);
  if (days > 0) {
    return hours > 0 ? `${days}d ${hours}h` : `${days}d`;
  }
  if (hours > 0) {
    return minutes > 0 ? `${hours}h ${minutes}m` : `${hours}h`;
  }
  return minutes > 0 ? (seconds > 0 ? `${minutes}m ${seconds}s` : `${minutes}m`) : `${seconds}s`;
}

/** Milliseconds of an ISO-8601 duration as the API writes it: PT1H2M3.5S. */
export function milliseconds(duration) {
  const match = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(duration);
  return match ? Number(match[1] || 0) * HOUR + Number(match[2] || 0) * MINUTE + Number(match[3] || 0) * SECOND : 0;
}
