/** The last so many things that were added. What is added is numbered from 0; numbers stay when the oldest goes. */
export class Ring {
  constructor(capacity) {
    this.capacity = capacity;
    this.places = [];
    this.first = 0;
    this.end = 0;
  }

  get length() {
    return this.end - this.first;
  }

  /** Returns what had to go for it. */
  push(thing) {
    const place = this.end % this.capacity;
    const gone = this.length === this.capacity ? this.places[place] : undefined;
    this.places[place] = thing;
    this.end++;
    if (gone !== undefined) {
      this.first++;
    }
    return gone;
  }

  at(number) {
    return number >= this.first && number < this.end ? this.places[number % this.capacity] : undefined;
  }

  last() {
    return this.at(this.end - 1);
  }

  clear() {
    this.places = [];
    this.first = this.end;
  }

  /** From the oldest on. */
  *[Symbol.iterator]() {
    for (let number = this.first; number < this.end; number++) {
      yield this.places[number % this.capacity];
    }
  }
}
