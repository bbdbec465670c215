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
  pause: 'M5.6 3.5v9M10.4 3.5v9',
  play: 'M5 3.2v9.6L12.6 8Z',
  follow: 'M8 2.6v7.8M4.6 7.2 8 10.6l3.4-3.4M3.4 13.4h9.2',
  wrap: 'M2.5 3.8h11M2.5 8h8.4a2.4 2.4 0 0 1 0 4.8H8M9.6 11 7.8 12.8l1.8 1.8M2.5 12.2h2.6',
  clear: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM3.8 3.8l8.4 8.4',
  download: 'M8 2.4v7.4M4.8 6.8 8 10l3.2-3.2M2.8 11.4v2.2h10.4v-2.2',
  inputs: 'M2.5 3h11v10h-11zM6.6 3v10',
  flag: 'M4 14V2.6M4 3.2c3-1.6 5 1.6 8.4.2v5.4C9 10.2 7 7 4 8.6',
  live: 'M8 6.6a1.4 1.4 0 1 0 0 2.8 1.4 1.4 0 0 0 0-2.8ZM4.9 4.9a4.4 4.4 0 0 0 0 6.2M11.1 4.9a4.4 4.4 0 0 1 0 6.2M2.8 2.8a7.4 7.4 0 0 0 0 10.4M13.2 2.8a7.4 7.4 0 0 1 0 10.4',
};

/** A drawing beside a text, or in a button that has a name. */
export const Icon = ({ name }) => html`
  <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${SHAPES[name]} /></svg>`;
