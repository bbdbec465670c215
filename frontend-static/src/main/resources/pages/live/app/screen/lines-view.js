import { Heights } from './heights.js';
import { Line } from './line.js';

/** Above and below what is in sight, in pixels. */
const SPARE = 120;
const AT_THE_END = 4;
/** Elements that wait for the next entries. */
const SPARE_LINES = 40;

/**
 * Draws the entries of a tape that are in sight, and nothing of the rest, with as few elements as that takes.
 *
 * Not Preact's: thirty times a second every line may show another event, and then comparing is what costs.
 */
export class LinesView {
  constructor(place, { id, tape, onFollow }) {
    this.place = place;
    this.id = id;
    this.tape = tape;
    this.onFollow = onFollow;
    this.all = place.firstElementChild;
    this.heights = new Heights(place);
    this.lines = new Map();
    this.spare = [];
    this.look = { wrap: false, patterns: [] };
    this.isFollowing = true;
    this.observer = new ResizeObserver(() => this.draw(true));
    this.observer.observe(place);
    this.scrolled = () => this.#scrolled();
    place.addEventListener('scroll', this.scrolled, { passive: true });
  }

  close() {
    this.observer.disconnect();
    this.place.removeEventListener('scroll', this.scrolled);
  }

  /** What lines look like from now on: `{ wrap, patterns }`, and which is chosen. */
  set(look, selected, isFollowing) {
    const isOther = look.wrap !== this.look.wrap || String(look.patterns) !== String(this.look.patterns);
    this.look = look;
    this.selected = selected;
    this.isFollowing = isFollowing;
    if (isOther) {
      this.#forget();
    }
    this.draw(true);
    const chosen = this.lines.get(selected)?.element.id;
    if (chosen) {
      this.place.setAttribute('aria-activedescendant', chosen);
    } else {
      this.place.removeAttribute('aria-activedescendant');
    }
  }

  draw(isChanged = false) {
    if (!isChanged && this.version === this.tape.version) {
      return;
    }
    this.version = this.tape.version;
    if (isChanged && this.heights.look(this.look.wrap)) {
      this.#forget();
    }
    this.viewHeight = isChanged || !this.viewHeight ? this.place.clientHeight : this.viewHeight;
    this.#render();
  }

  /** So that the entry can be seen. */
  reveal(entry) {
    const top = this.#topOf(entry);
    const bottom = top + this.heights.of(entry) + this.heights.held;
    this.isFollowing = false;
    if (top < this.place.scrollTop) {
      this.#scrollTo(top);
    } else if (bottom > this.place.scrollTop + this.viewHeight) {
      this.#scrollTo(bottom - this.viewHeight);
    }
    this.#render();
  }

  /** Marks the chosen event, or takes its mark away; without one, a line with the time is added. */
  mark() {
    if (this.selected) {
      this.selected.isMarked = !this.selected.isMarked;
      this.draw(true);
    } else {
      this.tape.mark();
    }
  }

  /** To the next mark, or the one before; at the last, to the first. */
  toMark(by) {
    const marks = [...this.tape.entries].filter(entry => entry.isMarked || entry.note === 'mark');
    if (marks.length > 0) {
      const at = marks.indexOf(this.markAt);
      const next = at < 0 && by < 0 ? marks.length - 1 : at + by;
      this.markAt = marks[(next + marks.length) % marks.length];
      this.onFollow(false);
      this.reveal(this.markAt);
    }
  }

  #render() {
    const { entries } = this.tape;
    const total = this.#stretch(this.heights.sum(entries));
    if (this.isFollowing) {
      this.#scrollTo(Math.max(0, total - this.viewHeight));
    }
    const wrong = this.#fill();
    if (wrong !== 0) {
      this.#stretch(total + wrong);
      if (this.isFollowing) {
        this.#scrollTo(Math.max(0, total + wrong - this.viewHeight));
      }
      this.#fill();
    }
  }

  /** Shows what is in sight; returns by how much its height was guessed wrong. */
  #fill() {
    const { entries } = this.tape;
    const scrollTop = this.scrollTop ?? 0;
    const until = scrollTop + this.viewHeight + SPARE;
    let { number, top } = this.#firstFrom(scrollTop - SPARE);
    const wanted = [];
    for (; number < entries.end && top < until; number++) {
      const entry = entries.at(number);
      wanted.push({ entry, number, top });
      top += this.heights.of(entry);
    }
    this.#recycle(new Set(wanted.map(({ entry }) => entry)));
    for (const { entry, number: of, top: at } of wanted) {
      this.#line(entry, of).place(at, entry === this.selected);
    }
    this.spare.splice(SPARE_LINES).forEach(line => line.element.remove());
    this.spare.forEach(line => line.hide());
    return wanted.reduce((sum, { entry }) => sum + this.heights.measure(entry, this.lines.get(entry).element), 0);
  }

  #firstFrom(position) {
    const { entries } = this.tape;
    if (!this.heights.wrap) {
      const skip = Math.min(entries.length, Math.max(0, Math.floor(position / this.heights.single)));
      return { number: entries.first + skip, top: skip * this.heights.single };
    }
    let number = entries.first;
    let top = 0;
    for (; number < entries.end; number++) {
      const height = this.heights.of(entries.at(number));
      if (top + height > position) {
        break;
      }
      top += height;
    }
    return { number, top };
  }

  #topOf(wanted) {
    let top = 0;
    for (const entry of this.tape.entries) {
      if (entry === wanted) {
        break;
      }
      top += this.heights.of(entry);
    }
    return top;
  }

  #line(entry, number) {
    let line = this.lines.get(entry);
    if (!line) {
      line = this.spare.pop();
      if (!line) {
        line = new Line();
        this.all.append(line.element);
      }
      line.show(entry, `${this.id}-${number}`, this.look);
      this.lines.set(entry, line);
    } else if (entry.count !== undefined) {
      line.show(entry, line.element.id, this.look);
    }
    return line;
  }

  #recycle(wanted) {
    for (const [entry, line] of this.lines) {
      if (!wanted.has(entry)) {
        this.lines.delete(entry);
        this.spare.push(line);
      }
    }
  }

  #forget() {
    this.#recycle(new Set());
    this.spare.splice(0).forEach(line => line.element.remove());
  }

  #stretch(total) {
    if (this.total !== total) {
      this.total = total;
      this.all.style.height = `${total}px`;
    }
    return total;
  }

  #scrollTo(top) {
    if (this.scrollTop !== top) {
      this.scrollTop = top;
      this.place.scrollTop = top;
    }
  }

  /** The reader's doing, when it is not where we put it. */
  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.place;
    if (Math.abs(scrollTop - this.scrollTop) < 1) {
      return;
    }
    this.scrollTop = scrollTop;
    const wasFollowing = this.isFollowing;
    this.isFollowing = scrollTop + clientHeight >= scrollHeight - AT_THE_END;
    this.#render();
    if (this.isFollowing !== wasFollowing) {
      this.onFollow(this.isFollowing);
    }
  }
}
