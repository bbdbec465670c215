const GROUPED = new Intl.NumberFormat('en-US');
const SHORT = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** 1,234,567 */
export const count = number => GROUPED.format(number);

/** 1.2M */
export const shortCount = number => SHORT.format(number);

/** 5.3 MB, in powers of ten. */
export function bytes(number) {
  let unit = 0;
  let value = number;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 || value >= 99.5 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}

export const percent = fraction => `${Math.round(fraction * 100)} %`;

/** "1 block", "2 blocks" */
export const plural = (number, word) => `${count(number)} ${word}${number === 1 ? '' : 's'}`;
