const KEPT = 24;

/** How far the gateway's clock is ahead of ours, by the quickest of its last answers. */
export class Clock {
  constructor() {
    this.answers = [];
  }

  /** The gateway's clock stood at `now` at some moment between `asked` and `answered` of ours. */
  heard(asked, answered, now) {
    this.answers.push({ took: answered - asked, ahead: now - (asked + answered) / 2 });
    if (this.answers.length > KEPT) {
      this.answers.shift();
    }
  }

  /** By how much `ahead` may be wrong: half the way there and back. */
  get doubt() {
    return this.answers.length === 0 ? 0 : Math.min(...this.answers.map(answer => answer.took)) / 2;
  }

  /** In milliseconds; 0 as long as nothing is known. */
  get ahead() {
    const quickest = this.answers.reduce((one, other) => (one && one.took <= other.took ? one : other), undefined);
    return quickest?.ahead ?? 0;
  }
}
