import { matcher, pattern, highlightPattern } from './tape/matching.js';
import { Tape } from './tape/tape.js';

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** What the gateway is asked for; what is not said is not narrowed. */
const wantedOf = ({ streams, sources, kind, filter }) => ({
  ...(streams.length > 0 && { streams }),
  ...(sources.length > 0 && { sources }),
  ...(kind === 'lucene' && filter.trim() !== '' && { filter }),
});

const reasonOf = attempt => {
  try {
    attempt();
    return undefined;
  } catch (failure) {
    return failure.message.replace(/^.*: /s, 'regular expression: ');
  }
};

/** The screens that are open: what each is set to, its tape, and whether it is held. */
export class Desk {
  constructor(feed) {
    this.feed = feed;
    this.screens = [];
    this.made = 0;
    this.notice = undefined;
    this.watchers = new Set();
  }

  onChange(watcher) {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  changed() {
    this.watchers.forEach(watcher => watcher());
  }

  /** Makes the screens what the link says. */
  show(settings) {
    while (this.screens.length > settings.length) {
      this.close(this.screens.length - 1);
    }
    settings.forEach((one, index) => {
      this.screens[index] ??= this.#open();
      this.#set(this.screens[index], one);
    });
    this.changed();
  }

  close(index) {
    const [gone] = this.screens.splice(index, 1);
    this.feed.unsubscribe(gone.name);
  }

  /** The gateway did not do as it was asked; without a name it was about no screen. */
  refused(message, name) {
    const screen = this.screens.find(one => one.name === name);
    if (screen) {
      this.feed.refused(name);
      screen.refusal = message;
    } else {
      this.notice = message;
    }
    this.changed();
  }

  pause(screen, isPaused) {
    screen.isPaused = isPaused;
    this.#hold(screen);
  }

  follow(screen, isFollowing) {
    if (screen.isFollowing !== isFollowing) {
      screen.isFollowing = isFollowing;
      this.#hold(screen);
    }
  }

  /** To the newest, whatever held it. */
  resume(screen) {
    screen.isPaused = false;
    screen.isFollowing = true;
    this.#hold(screen);
  }

  #open() {
    return { id: ++this.made, tape: new Tape(), isPaused: false, isFollowing: true, settings: undefined };
  }

  #hold(screen) {
    const isHeld = screen.isPaused || !screen.isFollowing;
    if (screen.tape.isHeld !== isHeld) {
      screen.tape.hold(isHeld);
    }
    this.feed.redraw();
    this.changed();
  }

  #set(screen, settings) {
    const before = screen.settings;
    if (same(before, settings)) {
      return;
    }
    screen.settings = settings;
    screen.badHighlight = reasonOf(() => highlightPattern(settings.highlight));
    screen.badFilter = reasonOf(() => pattern(settings.kind, settings.filter));
    // What cannot be read filters nothing; the field says so.
    screen.tape.filter(matcher(screen.badFilter ? { ...settings, filter: '' } : settings));
    const wanted = wantedOf(settings);
    if (!before || !same(wanted, wantedOf(before))) {
      this.#subscribe(screen, wanted, before);
    }
    this.feed.redraw();
  }

  /** Under a new name each time, so that nothing of what was wanted before is taken for it. */
  #subscribe(screen, wanted, before) {
    if (screen.name) {
      this.feed.unsubscribe(screen.name);
    }
    screen.refusal = undefined;
    if (before && wanted.filter !== wantedOf(before).filter) {
      screen.tape.say({ note: 'filter', text: wanted.filter ? `from here on: ${wanted.filter}` : 'from here on: without a query', time: Date.now() });
    }
    screen.name = this.feed.subscribe(screen.tape, wanted);
  }
}
