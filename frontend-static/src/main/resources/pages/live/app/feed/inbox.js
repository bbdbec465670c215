/**
 * Frames that were not read yet, bounded in characters: beyond it the oldest go. Their events are counted, by
 * `onSkip(name, number)`; what else is said is handed on, by `onNotice(text)`.
 *
 * Reading events would cost as much as showing them, so the names that they came for are counted in the text. `prefix` is
 * how our names begin; nobody else knows it, so it stands in no event.
 */
export class Inbox {
  constructor(capacity, prefix, { onSkip, onNotice }) {
    this.capacity = capacity;
    this.names = new RegExp(`"(${prefix}\\d+)"`, 'g');
    this.onSkip = onSkip;
    this.onNotice = onNotice;
    this.frames = [];
    this.held = 0;
  }

  get isEmpty() {
    return this.frames.length === 0;
  }

  put(text) {
    this.frames.push(text);
    this.held += text.length;
    while (this.held > this.capacity && this.frames.length > 1) {
      this.#skip(this.take());
    }
  }

  take() {
    const text = this.frames.shift();
    this.held -= text.length;
    return text;
  }

  #skip(text) {
    if (!text.startsWith('{"events"')) {
      this.onNotice(text);
      return;
    }
    const counts = new Map();
    for (const [, name] of text.matchAll(this.names)) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    counts.forEach((number, name) => this.onSkip(name, number));
  }
}
