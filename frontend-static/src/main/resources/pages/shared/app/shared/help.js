import { html } from './view.js';
import { Icon } from './icons.js';

/** Opens the help; so does the key. */
export const HelpButton = ({ help }) => html`
  <button type="button" class="button icon-only" title="Keys (?)" aria-label="Keys" onClick=${() => help.current.showModal()}><${Icon} name="help" /></button>`;

/** What the keys do: `[['a b', 'what they do'], ...]`. */
export function Help({ help, keys, children }) {
  return html`
    <dialog class="help" ref=${help} aria-label="Keys" onClick=${event => event.target === help.current && help.current.close()}>
      <h2>Keys</h2>
      <dl>${keys.map(([key, does]) => html`<div key=${key}><dt>${key.split(' ').map(one => html`<kbd>${one}</kbd>`)}</dt><dd>${does}</dd></div>`)}</dl>
      ${children && html`<p class="muted">${children}</p>`}
      <form method="dialog"><button class="button">Close</button></form>
    </dialog>`;
}
