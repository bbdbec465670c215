import { html, render, useEffect, useState } from './shared/view.js';
import { environments } from './api.js';
import { useAnswer } from './shared/hooks.js';
import { Empty, Problem } from './shared/notice.js';
import { go, useRoute } from './shared/route.js';
import { ArchivePage } from './archive/page.js';
import { ExplorePage } from './explore/page.js';
import { HistoryPage } from './history/page.js';
import { StatusPage } from './status/page.js';
import { Header } from './shell.js';

const PAGES = { explore: ExplorePage, history: HistoryPage, archive: ArchivePage, status: StatusPage };
const KEPT = 'lookback.environment';
const OF_INDEX = /^(?:recent|history)-([a-z][a-z0-9-]{0,30}?)(?:\.|$)/;

function App() {
  const { page, parameters } = useRoute();
  const { value: known, error, reload } = useAnswer(environments, []);
  const [chosen, setChosen] = useState(localStorage.getItem(KEPT));
  const environment = environmentOf(parameters, chosen, known ?? []);
  useEffect(() => parameters.environment && setChosen(parameters.environment), [parameters.environment]);
  useEffect(() => {
    document.title = `${page[0].toUpperCase()}${page.slice(1)} · Lookback`;
  }, [page]);
  const choose = name => {
    localStorage.setItem(KEPT, name);
    setChosen(name);
    go(page, {});
  };
  const Page = PAGES[page] ?? ExplorePage;
  return html`
    <${Header} page=${page} environment=${environment} environments=${known ?? []} onEnvironment=${choose} />
    ${environment
      ? html`<${Page} key=${`${page} ${environment}`} environment=${environment} parameters=${parameters} />`
      : html`<main id="main"><${Problem} error=${error} again=${reload} />${known && html`<${NothingYet} />`}</main>`}`;
}

/** A link names it, by its index where there is one; else it is the one chosen last, where that still exists. */
function environmentOf(parameters, chosen, known) {
  const named = parameters.environment ?? OF_INDEX.exec(parameters.index ?? '')?.[1] ?? chosen;
  return known.includes(named) ? named : known[0];
}

const NothingYet = () => html`
  <${Empty} title="No environment yet">An environment is there as soon as a harvester has sent its first events.<//>`;

render(html`<${App} />`, document.body);
