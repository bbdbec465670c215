import { html, useState } from '../shared/view.js';
import { histories } from '../api.js';
import { useAnswer, useEvery } from '../shared/hooks.js';
import { Icon } from '../shared/icons.js';
import { Empty, Problem } from '../shared/notice.js';
import { count } from '../shared/numbers.js';
import { correct } from '../shared/route.js';
import { OrderForm } from './form.js';
import { HistoryList } from './list.js';
import { isActive, isThere } from './states.js';

const SOON = 2_000;
const LATER = 15_000;

/** What is loaded from the archive, and for how long; and the form that asks for more. */
export function HistoryPage({ environment, parameters }) {
  const { value, error, reload } = useAnswer(signal => histories(environment, signal), [environment]);
  const all = value ?? [];
  const [showsGone, setShowsGone] = useState(false);
  const [newest, setNewest] = useState();
  useEvery(all.some(isActive) ? SOON : LATER, reload);
  const isAsking = parameters.start !== undefined;
  const ask = order => correct('history', order);
  const there = all.filter(isThere);
  const shown = showsGone ? all : there;
  const done = index => {
    ask({});
    setNewest(index);
    reload();
  };
  return html`
    <main class="page" id="main">
      <div class="page-inside">
        ${isAsking
          ? html`<${OrderForm} environment=${environment} start=${parameters.start} end=${parameters.end ?? 'now'} filter=${parameters.filter ?? ''}
                               onChange=${ask} onDone=${done} onCancel=${() => ask({})} />`
          : html`<div class="page-head">
              <p class="muted grow">A history index brings archived events of a range back into Elasticsearch. It goes by itself.</p>
              <button type="button" class="button primary" onClick=${() => ask({ start: 'now-1h', end: 'now' })}><${Icon} name="plus" />New history index</button>
            </div>`}
        <${Problem} error=${error} again=${reload} />
        <section class="section" aria-label="History indexes">
          <header class="list-head">
            <h2>${count(there.length)} history ${there.length === 1 ? 'index' : 'indexes'}</h2><span class="grow"></span>
            ${all.length > there.length && html`
              <label class="check muted"><input type="checkbox" checked=${showsGone} onChange=${() => setShowsGone(!showsGone)} />
                Show ${all.length - there.length} gone</label>`}
          </header>
          ${shown.length > 0
            ? html`<${HistoryList} histories=${shown} newest=${newest} onChange=${reload} />`
            : value && html`<${Empty} title="Nothing is loaded">Ask for a range here, or choose it in Explore or in the Archive.<//>`}
        </section>
      </div>
    </main>`;
}
