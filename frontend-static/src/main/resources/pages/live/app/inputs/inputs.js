/** The streams and the sources of the gateway's list, each with its rate: `{ streams: [{ name, rate }], sources: [...] }`. */
export function groupInputs(inputs) {
  const group = name => {
    const rates = new Map();
    for (const input of inputs) {
      rates.set(input[name], (rates.get(input[name]) ?? 0) + input.rate);
    }
    return [...rates].map(([of, rate]) => ({ name: of, rate })).sort((one, other) => one.name.localeCompare(other.name));
  };
  return { streams: group('stream'), sources: group('source') };
}

/** How fast a light blinks. */
export const paceOf = rate => (rate >= 10 ? 'fast' : rate >= 1 ? 'steady' : rate > 0 ? 'slow' : 'still');

/** 12.5/s, 0.4/s, 1.2K/s */
export function rateText(rate) {
  if (rate === 0) {
    return '';
  }
  if (rate < 0.1) {
    return '<0.1/s';
  }
  return `${rate < 10 ? rate.toFixed(1) : SHORT.format(rate)}/s`;
}

const SHORT = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });
