import { html } from './view.js';

/** For whoever goes by keys: past what is on every page. */
export const SkipLink = () => html`<a class="skip" href="#main" onClick=${skip}>To the content</a>`;

/** A link to an id would be taken for a page. */
function skip(event) {
  event.preventDefault();
  const main = document.getElementById('main');
  main.tabIndex = -1;
  main.focus();
}
