import { levelClass } from '../shared/levels.js';
import { fineTimestamp, timestamp } from '../shared/time.js';
import { noteOf } from '../tape/lines.js';
import { messageOf, pieces, sourceOf, streamOf } from '../tape/matching.js';

/** Of a longer message the rest is shown when it is opened. */
const IN_A_LINE = 600;
const WRAPPED = 4_000;

/** The element of an entry; one element shows many entries, one after another. */
export class Line {
  constructor() {
    this.element = document.createElement('div');
    this.element.setAttribute('role', 'option');
    this.parts = ['time', 'stream', 'source', 'message'].map(name => {
      const part = document.createElement('span');
      part.className = `line-${name}`;
      return part;
    });
    this.element.append(...this.parts);
  }

  show(entry, id, look) {
    this.entry = entry;
    this.element.id = id;
    this.element.entry = entry;
    if (entry.note) {
      this.#note(entry);
    } else {
      this.#event(entry.event, look);
    }
  }

  /** Where it is, and whether it is chosen or marked. */
  place(top, isSelected) {
    if (this.top !== top) {
      this.top = top;
      this.element.style.transform = `translateY(${top}px)`;
    }
    const kind = this.entry.note ? `note note-${this.entry.note}` : `level-${this.level}`;
    const name = `line ${kind}${isSelected ? ' selected' : ''}${this.entry.isMarked ? ' marked' : ''}`;
    if (this.name !== name) {
      this.name = name;
      this.element.className = name;
      this.element.setAttribute('aria-selected', isSelected);
    }
  }

  /** Kept for another entry. */
  hide() {
    if (this.name !== 'line gone') {
      this.element.className = this.name = 'line gone';
    }
  }

  #note(entry) {
    this.#texts(timestamp(entry.time).slice(11), '', '');
    this.parts[3].textContent = noteOf(entry);
  }

  #event(event, { wrap, patterns }) {
    this.level = levelClass(event.log?.level);
    this.#texts(fineTimestamp(event['@timestamp']).slice(11), streamOf(event), sourceOf(event));
    const text = shown(messageOf(event), wrap);
    const message = this.parts[3];
    if (patterns.length === 0) {
      message.textContent = text;
    } else {
      message.replaceChildren(...pieces(text, patterns).map(([piece, isMarked]) => isMarked ? marked(piece) : piece));
    }
  }

  #texts(...texts) {
    texts.forEach((text, index) => {
      this.parts[index].textContent = text;
    });
  }
}

/** The message as a line has it: cut where it is long, and in one line where it does not wrap. */
export function shown(message, wrap) {
  const most = wrap ? WRAPPED : IN_A_LINE;
  const cut = message.length > most ? `${message.slice(0, most)} …` : message;
  return wrap ? cut : cut.replace(/\s*\r?\n\s*/g, ' ⏎ ');
}

function marked(piece) {
  const mark = document.createElement('mark');
  mark.textContent = piece;
  return mark;
}
