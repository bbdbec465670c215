const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
const ASK_EVERY = 5_000;
const SILENCE = 12_000;
/** The first answers come while a page is busy beginning. */
const ASK_EARLY = [300, 1_000, 2_500];

/** Milliseconds since 1970, with parts. */
export const preciseNow = () => performance.timeOrigin + performance.now();

/**
 * A connection to the gateway that comes back by itself, after growing pauses.
 *
 * Listeners: `onText(text)`, `onOpen(away)` with how long there was none, `onChange()` when `state` is another: "connecting",
 * "open", or "away" with `since` and `retryAt`.
 */
export class LiveSocket {
  constructor(address, listeners) {
    this.address = address;
    this.listeners = listeners;
    this.state = { is: 'connecting' };
    this.attempts = 0;
    this.heardAt = 0;
    addEventListener('online', () => this.retry());
    // Coming back to a page that slept.
    document.addEventListener('visibilitychange', () => document.hidden || this.retry());
    setInterval(() => this.#look(), ASK_EVERY);
  }

  connect() {
    const socket = new WebSocket(this.address);
    this.socket = socket;
    const ofThis = action => event => this.socket === socket && action(event);
    socket.onopen = ofThis(() => this.#opened());
    socket.onmessage = ofThis(event => {
      this.heardAt = Date.now();
      this.listeners.onText(event.data);
    });
    socket.onclose = ofThis(event => this.#closed(event.reason));
  }

  say(message) {
    if (this.state.is === 'open') {
      this.socket.send(JSON.stringify(message));
    }
  }

  /** At once, instead of later. */
  retry() {
    if (this.state.is === 'away' && this.state.retryAt !== undefined) {
      clearTimeout(this.timer);
      this.#change({ ...this.state, retryAt: undefined });
      this.connect();
    }
  }

  #opened() {
    const { since } = this.state;
    this.attempts = 0;
    this.heardAt = Date.now();
    this.#change({ is: 'open' });
    this.listeners.onOpen(since === undefined ? undefined : { since, until: this.heardAt });
    this.ask();
    ASK_EARLY.forEach(later => setTimeout(() => this.ask(), later));
  }

  #closed(reason) {
    this.socket = undefined;
    const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.attempts++) * (0.75 + Math.random() / 2);
    const retryAt = Date.now() + pause;
    this.#change({ is: 'away', since: this.state.since ?? Date.now(), reason: reason || this.state.reason, retryAt });
    this.timer = setTimeout(() => this.retry(), pause);
  }

  /** A connection that is gone without a word is known by its silence. */
  #look() {
    if (this.state.is !== 'open') {
      return;
    }
    if (this.askedAt > this.heardAt && Date.now() - this.askedAt > SILENCE) {
      const silent = this.socket;
      this.#closed('the gateway does not answer');
      silent.close();
    } else if (!(this.askedAt > this.heardAt)) {
      this.ask();
    }
  }

  /** Asks for the gateway's time; it answers when it has done what was said before. Returns what the answer names. */
  ask() {
    this.askedAt = Date.now();
    const time = preciseNow();
    this.say({ time });
    return time;
  }

  #change(state) {
    this.state = state;
    this.listeners.onChange();
  }
}
