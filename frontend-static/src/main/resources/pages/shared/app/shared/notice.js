import { html } from './view.js';

/** Something went wrong, in the API's own words. */
export const Problem = ({ error, again }) => error && html`
  <div class="problem" role="alert">
    <span>${error.message}</span>
    ${again && html`<button type="button" class="button quiet" onClick=${again}>Try again</button>`}
  </div>`;

/** Nothing is there, and what to do about it. */
export const Empty = ({ title, children }) => html`
  <div class="empty"><p class="empty-title">${title}</p>${children && html`<p>${children}</p>`}</div>`;
