import { messageOf } from '../tape/matching.js';
import { shown } from './line.js';

/** Beside the message: time, names, and the edges. */
const EDGES = 26;

/**
 * How high entries are: all alike, or where they wrap, as far as it was measured, else as it may be guessed from the length
 * of the text.
 */
export class Heights {
  constructor(place) {
    this.place = place;
    this.width = 0;
  }

  /** Reads from the document what heights depend on; returns whether it is another. */
  look(wrap) {
    const style = getComputedStyle(this.place);
    const pixels = name => Number.parseFloat(style.getPropertyValue(name));
    const [line, single] = [pixels('--line'), pixels('--single')];
    this.held = pixels('--held');
    const names = pixels('--time') + pixels('--stream') + pixels('--source');
    const width = this.place.clientWidth;
    const isSame = wrap === this.wrap && width === this.width && single === this.single && names === this.names;
    Object.assign(this, { wrap, width, line, single, names });
    this.columns = Math.max(10, Math.floor((width - names - EDGES) / this.#character()));
    return !isSame;
  }

  of(entry) {
    if (!this.wrap) {
      return this.single;
    }
    if (entry.heightAt !== this.width) {
      entry.heightAt = this.width;
      entry.height = this.#guess(entry);
      entry.isMeasured = false;
    }
    return entry.height;
  }

  /** Returns by how much it was guessed wrong. */
  measure(entry, element) {
    if (!this.wrap || (entry.isMeasured && entry.heightAt === this.width)) {
      return 0;
    }
    const before = this.of(entry);
    entry.height = element.offsetHeight;
    entry.isMeasured = true;
    return entry.height - before;
  }

  /** Of all of a ring. */
  sum(ring) {
    if (!this.wrap) {
      return ring.length * this.single;
    }
    let sum = 0;
    for (let number = ring.first; number < ring.end; number++) {
      sum += this.of(ring.at(number));
    }
    return sum;
  }

  #guess(entry) {
    if (entry.note) {
      return this.single;
    }
    const text = shown(messageOf(entry.event), true);
    let lines = 0;
    for (const part of text.includes('\n') ? text.split('\n') : [text]) {
      lines += Math.max(1, Math.ceil(part.length / this.columns));
    }
    return this.single + (lines - 1) * this.line;
  }

  #character() {
    if (!this.characterWidth) {
      const probe = document.createElement('span');
      probe.textContent = 'x'.repeat(100);
      probe.style.cssText = 'position:absolute;visibility:hidden;white-space:pre';
      this.place.append(probe);
      this.characterWidth = probe.getBoundingClientRect().width / 100;
      probe.remove();
    }
    return this.characterWidth;
  }
}
