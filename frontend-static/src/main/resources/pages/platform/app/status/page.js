import { html } from '../shared/view.js';
import { status } from '../api.js';
import { useAnswer, useEvery } from '../shared/hooks.js';
import { Problem } from '../shared/notice.js';
import { bytes, count, plural } from '../shared/numbers.js';
import { shortTimestamp, span, timestamp } from '../shared/time.js';
import { Consumers } from './consumers.js';
import { Services } from './services.js';

const PERIOD = 5_000;

/** Who runs, how far behind, and how full the disks are. */
export function StatusPage({ environment }) {
  const { value, error, reload } = useAnswer(signal => status(environment, signal), [environment]);
  useEvery(PERIOD, reload);
  return html`
    <main class="page" id="main">
      <div class="page-inside">
        <${Problem} error=${error} again=${reload} />
        ${value && html`
          <${Headline} status=${value} />
          <${Services} services=${value.services} />
          <${Consumers} consumers=${value.consumers} />
          <p class="hint" role="status">As of ${timestamp(value.at)}, asked every ${PERIOD / 1000} seconds. Harvesters are not known to the API.</p>`}
      </div>
    </main>`;
}

function Headline({ status: { at, services, consumers, closedThrough, deadLetters, indexes } }) {
  const down = services.filter(service => service.state === 'down');
  const absent = consumers.filter(consumer => consumer.members.length === 0);
  const isWell = down.length === 0 && absent.length === 0;
  const word = isWell
    ? 'All is running'
    : [...down.map(service => `${service.name} is down`), ...absent.map(consumer => `no ${consumer.role} runs`)].join(', ');
  return html`
    <section class="section headline" aria-label="In short">
      <p class="verdict ${isWell ? 'state-good' : 'state-error'}"><i class="dot"></i>${word}</p>
      <dl class="figures">
        ${indexes && html`
          <${Figure} name="Recent" value=${count(indexes.recent.events)} unit="events" more=${`${bytes(indexes.recent.bytes)} in ${plural(indexes.recent.indexes, 'day')}`} />
          <${Figure} name="History" value=${count(indexes.history.events)} unit="events" more=${`${bytes(indexes.history.bytes)} in ${count(indexes.history.indexes)} ${indexes.history.indexes === 1 ? 'index' : 'indexes'}`} />`}
        ${closedThrough && html`
          <${Figure} name="Archived through" value=${shortTimestamp(closedThrough)} more=${`${span(Date.parse(at) - Date.parse(closedThrough))} ago`} />`}
        ${deadLetters && html`
          <${Figure} name="Dead letters" value=${count(deadLetters.records)} kind=${deadLetters.records > 0 ? 'warn' : ''} more=${deadLetters.records > 0 ? './lookback dead-letters list shows them' : `none in ${deadLetters.topic}`} />`}
      </dl>
    </section>`;
}

const Figure = ({ name, value, unit, more, kind = '' }) => html`
  <div><dt>${name}</dt><dd><span class=${kind}>${value}</span>${unit && html` <small>${unit}</small>`}<div class="muted small">${more}</div></dd></div>`;
