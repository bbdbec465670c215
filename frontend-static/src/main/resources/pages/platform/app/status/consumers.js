import { html } from '../shared/view.js';
import { count, plural } from '../shared/numbers.js';

const WHAT = {
  'es-consumer': 'puts events into recent indexes',
  compressor: 'archives; holds every record until its interval has closed',
  indexer: 'loads history indexes, for all environments',
  'platform-api': 'schedules loads, for all environments',
};

/** The processes that read Kafka, by role, and what lies before them. */
export const Consumers = ({ consumers }) => html`
  <section class="section" aria-label="Processes">
    <h2>Processes</h2>
    <table class="table consumers">
      <thead><tr><th>Role</th><th>State</th><th>Consumers</th><th>Topic</th><th class="number">Records behind</th></tr></thead>
      <tbody>${consumers.map(consumer => html`
        <tr key=${consumer.role}>
          <td>${consumer.role}<div class="muted small">${WHAT[consumer.role]}</div></td>
          <td><${State} consumer=${consumer} /></td>
          <td title=${consumer.members.map(member => `${member.client} on ${member.host}: ${member.partitions} partitions`).join('\n')}>
            ${hosts(consumer).map(([host, members]) => html`<div key=${host}><span class="mono">${host}</span>
              <span class="muted small"> ${plural(members.length, 'consumer')}, ${plural(partitions(members), 'partition')}</span></div>`)}</td>
          <td class="mono">${consumer.topic}</td>
          <td class="number">${count(consumer.lag)}</td>
        </tr>`)}</tbody>
    </table>
  </section>`;

const State = ({ consumer }) => (consumer.members.length > 0
  ? html`<span class="state state-good"><i class="dot"></i>running</span>`
  : html`<span class="state state-error"><i class="dot"></i>none runs</span>`);

const partitions = members => members.reduce((sum, member) => sum + member.partitions, 0);

const hosts = consumer => Object.entries(Object.groupBy(consumer.members, member => member.host));
