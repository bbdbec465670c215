import { html } from '../shared/view.js';
import { bytes, percent } from '../shared/numbers.js';

/** Elasticsearch stops placing shards at 85 % and makes indexes read-only at 95 %. */
const TIGHT = 0.85;
const FULL = 0.95;

/** What Lookback stands on, node by node, each with its disk. */
export const Services = ({ services }) => html`
  <section class="section" aria-label="Services">
    <h2>Services</h2>
    <table class="table services">
      <thead><tr><th>Service</th><th>State</th><th>Node</th><th>Disk</th></tr></thead>
      <tbody>${services.flatMap(service => rowsOf(service).map((node, index) => html`
        <tr key=${`${service.name} ${node.name}`}>
          <td>${index === 0 && service.name}</td>
          <td>${index === 0 && html`<${State} service=${service} />`}</td>
          <td class="mono">${node.name}</td>
          <td><${Disk} node=${node} /></td>
        </tr>`))}</tbody>
    </table>
  </section>`;

const rowsOf = service => (service.nodes.length > 0 ? service.nodes : [{ name: '' }]);

const State = ({ service }) => html`
  <span class="state state-${service.state === 'up' ? 'good' : 'error'}"><i class="dot"></i>${service.state}</span>
  ${service.reason && html`<div class="error-text small">${service.reason}</div>`}`;

function Disk({ node }) {
  if (node.totalBytes === undefined || node.totalBytes === 0) {
    return html`<span class="muted">–</span>`;
  }
  const used = 1 - node.availableBytes / node.totalBytes;
  const kind = used > FULL ? 'full' : used > TIGHT ? 'tight' : '';
  return html`
    <div class="disk">
      <div class="meter ${kind}" role="meter" aria-label="Disk used on ${node.name}" aria-valuemin="0" aria-valuemax="100" aria-valuenow=${Math.round(used * 100)}>
        <i style=${{ width: `${used * 100}%` }}></i></div>
      <span>${percent(used)}</span><span class="muted">${bytes(node.availableBytes)} free</span>
    </div>`;
}
