import { html } from './view.js';

const SHAPES = {
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6ZM8 1.4v1.3M8 13.3v1.3M1.4 8h1.3M13.3 8h1.3M3.3 3.3l.9.9M11.8 11.8l.9.9M12.7 3.3l-.9.9M4.2 11.8l-.9.9',
  moon: 'M13.4 9.6A5.8 5.8 0 0 1 6.4 2.6a5.8 5.8 0 1 0 7 7Z',
  auto: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM8 2v12M8 5h4.6M8 8h6M8 11h4.6',
  help: 'M5.8 6a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.6M8 12.2v.1',
  close: 'M4 4l8 8M12 4l-8 8',
  plus: 'M8 3.5v9M3.5 8h9',
  minus: 'M3.5 8h9',
  column: 'M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10',
  refresh: 'M13.2 6.5A5.5 5.5 0 1 0 13.4 9M13.4 3.2v3.4H10',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM8 4.8V8l2.2 1.4',
  down: 'M4.5 6.5 8 10l3.5-3.5',
  newest: 'M5 3v10M2.6 10.6 5 13l2.4-2.4M9.5 4h4M9.5 8h3M9.5 12h2',
  oldest: 'M5 3v10M2.6 5.4 5 3l2.4 2.4M9.5 4h2M9.5 8h3M9.5 12h4',
  zoom: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.3 10.3l3.2 3.2M5 7h4',
  history: 'M2.2 6.2A6.2 6.2 0 1 1 2 9.4M2 2.6v3.8h3.8M8 5v3.2l2.2 1.4',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  left: 'M9.5 4 5.5 8l4 4',
  right: 'm6.5 4 4 4-4 4',
};

/** A drawing beside a text, or in a button that has a name. */
export const Icon = ({ name }) => html`
  <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${SHAPES[name]} /></svg>`;
