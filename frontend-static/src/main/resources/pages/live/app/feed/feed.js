import { Clock } from './clock.js';
import { Delays } from './delays.js';
import { Inbox } from './inbox.js';
import { LiveSocket, preciseNow } from './socket.js';

/** Some seconds of ten thousand events a second. */
const INBOX = 8_000_000;
/** Milliseconds of a frame that reading may take. */
const BUDGET = 10;
/** After a drawing comes a rest of so many times what it took: most of the time is the reader's. */
const REST = 3;
/** Milliseconds that a rest takes at most: thirty pictures a second are more than anybody reads. */
const LONGEST_REST = 30;
/** Milliseconds without a drawing after which the next event does not wait for a frame. */
const QUIET = 16;
/** Events that are older were stored somewhere before they came: their age says nothing about us. */
const LIVE = 600_000;
const RATE_OVER = 2_000;
const ARRIVALS_OVER = 100;

/**
 * What comes from the gateway: events to the tapes that subscribed, once a frame of the screen, as many as there is time
 * for. A hidden page draws nothing, but reads all the same.
 */
export class Feed {
  constructor(address) {
    // Nobody else can know it: see Inbox.
    this.prefix = `${Math.random().toString(36).slice(2, 10)}:`;
    this.tapes = new Map();
    this.subscriptions = new Map();
    this.unanswered = new Map();
    this.drawers = new Set();
    this.clock = new Clock();
    this.toScreen = new Delays();
    this.fromEvent = new Delays();
    this.received = 0;
    this.arrivals = [];
    this.longestFrame = 0;
    this.drawnAt = 0;
    this.rest = 0;
    this.inbox = new Inbox(INBOX, this.prefix, {
      onSkip: (name, number) => this.tapes.get(name)?.skip('page', number),
      onNotice: text => this.#told(JSON.parse(text)),
    });
    document.addEventListener('visibilitychange', () => document.hidden || this.redraw());
    this.listeners = { onChange() {}, onInputs() {}, onError() {} };
    this.socket = new LiveSocket(address, {
      onText: text => this.#heard(text),
      onOpen: away => this.#opened(away),
      onChange: () => this.listeners.onChange(),
    });
  }

  /** Asks for events, which go to the tape from now on; returns the subscription's name. */
  subscribe(tape, wanted) {
    this.number = (this.number ?? 0) + 1;
    const name = `${this.prefix}${this.number}`;
    this.tapes.set(name, tape);
    this.subscriptions.set(name, wanted);
    this.socket.say({ subscribe: name, ...wanted });
    this.unanswered.set(name, this.socket.ask());
    return name;
  }

  unsubscribe(name) {
    this.tapes.delete(name);
    this.unanswered.delete(name);
    if (this.subscriptions.delete(name)) {
      this.socket.say({ unsubscribe: name });
    }
  }

  /** The gateway has refused it: there is nothing to take back. */
  refused(name) {
    this.subscriptions.delete(name);
  }

  /** Calls back when there may be something to draw. */
  onDraw(drawer) {
    this.drawers.add(drawer);
    return () => this.drawers.delete(drawer);
  }

  /** Something changed without an event. */
  redraw() {
    this.isDue = true;
    this.#schedule();
  }

  /** Events a second, of the last two seconds. */
  rate(now) {
    this.arrivals = this.arrivals.filter(({ at }) => at >= now - RATE_OVER);
    return this.arrivals.reduce((sum, { number }) => sum + number, 0) / (RATE_OVER / 1000);
  }

  #opened(away) {
    this.subscriptions.forEach((wanted, name) => this.socket.say({ subscribe: name, ...wanted }));
    const asked = this.socket.ask();
    this.subscriptions.forEach((_, name) => this.unanswered.set(name, asked));
    if (away) {
      this.away = away;
      new Set(this.tapes.values()).forEach(tape => tape.say({ note: 'away', away: away.until - away.since, time: away.until }));
      this.redraw();
    }
  }

  #heard(text) {
    // What was dropped was dropped behind the events that were sent before.
    if (text.startsWith('{"events"') || text.startsWith('{"dropped"')) {
      this.inbox.put(text);
      if (document.hidden) {
        this.#read(Infinity);
        this.oldest = undefined;
      } else if (performance.now() - this.drawnAt >= QUIET) {
        this.#frame(performance.now());
      } else {
        this.#schedule();
      }
    } else {
      this.#told(JSON.parse(text));
    }
  }

  #told(message) {
    if (message.inputs) {
      this.listeners.onInputs(message.inputs);
    } else if (message.time !== undefined) {
      this.clock.heard(message.time, preciseNow(), message.now);
      this.#answered(message.time);
    } else if (message.dropped) {
      Object.entries(message.dropped).forEach(([name, number]) => this.tapes.get(name)?.skip('gateway', number));
      this.isDue = true;
    } else if (message.hello) {
      this.hello = message.hello;
      this.listeners.onChange();
    } else if (message.error) {
      this.listeners.onError(message.error, message.in);
    }
  }

  /** What was asked for before the gateway has acted on. */
  #answered(time) {
    const before = this.unanswered.size;
    this.unanswered.forEach((asked, name) => asked <= time && this.unanswered.delete(name));
    if (this.unanswered.size < before) {
      this.listeners.onChange();
    }
  }

  #read(budget) {
    const start = performance.now();
    while (!this.inbox.isEmpty && performance.now() - start < budget) {
      const message = JSON.parse(this.inbox.take());
      if (message.events) {
        this.#take(message.events, message.received);
      } else {
        this.#told(message);
      }
    }
  }

  #take(events, received) {
    for (const { in: names, event } of events) {
      for (const name of names) {
        this.tapes.get(name)?.offer(event);
      }
    }
    this.received += events.length;
    const now = Date.now();
    const last = this.arrivals.at(-1);
    if (last && now - last.at < ARRIVALS_OVER) {
      last.number += events.length;
    } else {
      this.arrivals.push({ at: now, number: events.length });
    }
    this.oldest = Math.min(this.oldest ?? Infinity, received);
    this.newest = events.at(-1)?.event['@timestamp'];
    this.isDue = true;
  }

  #schedule() {
    if (!this.isScheduled) {
      this.isScheduled = true;
      requestAnimationFrame(time => {
        this.isScheduled = false;
        this.#frame(time);
      });
    }
  }

  #frame(time) {
    this.#read(BUDGET);
    if (this.isDue && time - this.drawnAt >= this.rest) {
      this.longestFrame = this.wasBusy ? Math.max(this.longestFrame, time - this.drawnAt) : this.longestFrame;
      this.drawnAt = time;
      this.isDue = false;
      const start = performance.now();
      this.drawers.forEach(draw => draw());
      this.rest = Math.min(LONGEST_REST, REST * (performance.now() - start));
      this.#drawn(preciseNow());
    }
    this.wasBusy = this.isDue || !this.inbox.isEmpty;
    if (this.wasBusy) {
      this.#schedule();
    }
  }

  /** What was read before is in the document now; the oldest of it has taken the longest. */
  #drawn(now) {
    if (this.oldest === undefined) {
      return;
    }
    const gatewaysNow = now + this.clock.ahead;
    this.toScreen.add(gatewaysNow - this.oldest, now);
    const age = gatewaysNow - Date.parse(this.newest);
    if (Math.abs(age) < LIVE) {
      this.fromEvent.add(Math.max(0, age), now);
    }
    this.oldest = undefined;
  }
}
