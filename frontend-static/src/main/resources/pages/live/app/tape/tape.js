import { Ring } from './ring.js';

/** What a screen keeps, and what waits for it while it is held. */
export const CAPACITY = 10_000;

/**
 * The events of one screen, and lines between them that say what is missing there.
 *
 * An entry is `{ event }`, or `{ note, time, ... }` with note "mark", "away", "skipped", or "filter". Its books: what the
 * gateway sent is `shown + unmatched + waiting + skipped.page + skipped.waiting`; `skipped.gateway` it did not send.
 */
export class Tape {
  constructor(matches = () => true) {
    this.matches = matches;
    this.entries = new Ring(CAPACITY);
    this.waiting = new Ring(CAPACITY);
    this.isHeld = false;
    this.waitingEvents = 0;
    this.shown = 0;
    this.unmatched = 0;
    this.skipped = { gateway: 0, page: 0, waiting: 0 };
    /** Another one whenever there is something else to see. */
    this.version = 0;
  }

  offer(event) {
    if (!this.matches(event)) {
      this.unmatched++;
    } else if (this.isHeld) {
      this.#wait({ event });
    } else {
      this.shown++;
      this.#show({ event });
    }
  }

  /** Events that came to nothing: "gateway" when it did not send them, "page" when it could not be read in time. */
  skip(by, count) {
    this.skipped[by] += count;
    const last = this.isHeld ? this.waiting.last() : this.entries.last();
    if (last?.note === 'skipped' && last.by === by) {
      last.count += count;
      this.version++;
    } else {
      this.say({ note: 'skipped', by, count, time: Date.now() });
    }
  }

  /** A line between the events. */
  say(entry) {
    if (this.isHeld) {
      this.#wait(entry);
    } else {
      this.#show(entry);
    }
  }

  /** A line below what is in sight, whether more waits or not. */
  mark() {
    this.#show({ note: 'mark', time: Date.now() });
  }

  /** While it is held, nothing moves; what came meanwhile follows when it is let go. */
  hold(isHeld) {
    this.isHeld = isHeld;
    if (!isHeld && this.waiting.length > 0) {
      for (const entry of this.waiting) {
        this.shown += entry.event ? 1 : 0;
        this.#show(entry);
      }
      this.waiting.clear();
      this.waitingEvents = 0;
    }
    this.version++;
  }

  /** From now on; what is here and does not match goes. */
  filter(matches) {
    this.matches = matches;
    for (const ring of [this.entries, this.waiting]) {
      const kept = [...ring].filter(entry => !entry.event || matches(entry.event));
      ring.clear();
      kept.forEach(entry => ring.push(entry));
    }
    this.waitingEvents = [...this.waiting].filter(entry => entry.event).length;
    this.version++;
  }

  clear() {
    this.entries.clear();
    this.version++;
  }

  #show(entry) {
    this.entries.push(entry);
    this.version++;
  }

  #wait(entry) {
    this.waitingEvents += entry.event ? 1 : 0;
    if (this.waiting.push(entry)?.event) {
      this.waitingEvents--;
      this.skipped.waiting++;
    }
    this.version++;
  }
}
