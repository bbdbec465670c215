import { h } from 'preact';

// JSX without a compiler: html`<b class=${name} ...${more}>${children}</b>`, and <${Component} a=${b}>...<//>.
// A template is read once, at its first use; later uses fill its holes.

/** Stands in the joined text where a value goes; no source file has it. */
const HOLE = '\u0001';
const templates = new WeakMap();

export function html(strings, ...values) {
  let parts = templates.get(strings);
  if (!parts) {
    parts = new Template(strings.join(HOLE)).children();
    templates.set(strings, parts);
  }
  const nodes = parts.map(part => fill(part, values));
  return nodes.length === 1 ? nodes[0] : nodes;
}

function fill(part, values) {
  if (typeof part === 'string') {
    return part;
  }
  if ('hole' in part) {
    return values[part.hole];
  }
  const properties = {};
  for (const { name, value } of part.attributes) {
    const filled = value.length === 1 ? plain(value[0], values) : value.map(one => plain(one, values) ?? '').join('');
    if (name === undefined) {
      Object.assign(properties, filled);
    } else {
      properties[name] = filled;
    }
  }
  return h(plain(part.tag, values), properties, ...part.children.map(child => fill(child, values)));
}

const plain = (part, values) => (part !== null && typeof part === 'object' ? values[part.hole] : part);

/** Reads a template from the left to the right; a value is `{ hole: number }`. */
class Template {
  constructor(text) {
    this.text = text;
    this.at = 0;
    this.holes = 0;
  }

  /** Up to the end of the text or of the element around. */
  children() {
    const children = [];
    while (this.at < this.text.length && !this.text.startsWith('</', this.at)) {
      if (this.text[this.at] === '<') {
        children.push(this.element());
      } else if (this.text[this.at] === HOLE) {
        children.push(this.hole());
      } else {
        // Line breaks and indentation around markup mean nothing.
        const words = this.take(/[^<\u0001]*/y).replace(/^\s*\n\s*|\s*\n\s*$/g, '');
        if (words !== '') {
          children.push(words);
        }
      }
    }
    return children;
  }

  element() {
    this.at++;
    const tag = this.text[this.at] === HOLE ? this.hole() : this.take(/[^\s/>]+/y);
    const attributes = this.attributes();
    if (this.take(/\/?>/y) === '/>') {
      return { tag, attributes, children: [] };
    }
    const children = this.children();
    this.take(/<\/[^>]*>/y);
    return { tag, attributes, children };
  }

  attributes() {
    const attributes = [];
    for (this.take(/\s*/y); !/[/>]/.test(this.text[this.at]); this.take(/\s*/y)) {
      attributes.push(this.attribute());
    }
    return attributes;
  }

  attribute() {
    if (this.take(/(\.\.\.)?/y) !== '') {
      return { name: undefined, value: [this.hole()] };
    }
    const name = this.take(/[^\s=/>]+/y);
    if (this.take(/=?/y) === '') {
      return { name, value: [true] };
    }
    if (this.text[this.at] === HOLE) {
      return { name, value: [this.hole()] };
    }
    const quoted = this.take(/"[^"]*"/y).slice(1, -1);
    return { name, value: quoted.split(/(\u0001)/).filter(one => one !== '').map(one => (one === HOLE ? this.number() : one)) };
  }

  hole() {
    this.at++;
    return this.number();
  }

  number() {
    return { hole: this.holes++ };
  }

  take(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) {
      throw new SyntaxError(`template: ${this.text.slice(this.at, this.at + 40)} (expected: ${pattern})`);
    }
    this.at += found[0].length;
    return found[0];
  }
}
