const LATELY = 10_000;
const LONGEST = 60_000;

/** How long things took, in milliseconds: lately, and ever. */
export class Delays {
  constructor() {
    this.lately = [];
    this.counts = new Uint32Array(LONGEST + 1);
    this.number = 0;
  }

  add(delay, now) {
    this.lately.push({ at: now, delay });
    this.counts[Math.min(LONGEST, Math.max(0, Math.round(delay)))]++;
    this.number++;
  }

  /** Of the last ten seconds; undefined where there was nothing. */
  latelyAt(part, now) {
    const from = this.lately.findIndex(one => one.at >= now - LATELY);
    this.lately.splice(0, from < 0 ? this.lately.length : from);
    const sorted = this.lately.map(one => one.delay).sort((one, other) => one - other);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
  }

  everAt(part) {
    let left = this.number * part;
    for (let delay = 0; delay <= LONGEST && this.number > 0; delay++) {
      left -= this.counts[delay];
      if (left < 0 || (left === 0 && part === 1)) {
        return delay;
      }
    }
    return undefined;
  }
}
