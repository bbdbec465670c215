import { KINDS } from './tape/matching.js';

// The screens, as a link carries them: `1.streams=nginx,postgres&1.filter=timeout&2.sources=web-1`.

export const EMPTY = { streams: [], sources: [], kind: 'text', filter: '', highlight: '', wrap: false };

const MOST = 8;

/** As many screens as the link speaks of; one at least. */
export function readScreens(parameters) {
  const named = Object.keys(parameters).map(key => Number.parseInt(key, 10) || 0);
  const number = Math.min(MOST, Math.max(1, Number(parameters.screens) || 1, ...named));
  return Array.from({ length: number }, (_, index) => readScreen(name => parameters[`${index + 1}.${name}`]));
}

function readScreen(value) {
  const kind = value('kind');
  return {
    streams: names(value('streams')),
    sources: names(value('sources')),
    kind: kind in KINDS ? kind : EMPTY.kind,
    filter: value('filter') ?? '',
    highlight: value('highlight') ?? '',
    wrap: value('wrap') === 'yes',
  };
}

/** What is as it would be anyway is left out. */
export function writeScreens(screens) {
  const parameters = { screens: screens.length > 1 ? String(screens.length) : undefined };
  screens.forEach((screen, index) => {
    const put = (name, value) => {
      parameters[`${index + 1}.${name}`] = value;
    };
    put('streams', screen.streams.map(encodeURIComponent).join(','));
    put('sources', screen.sources.map(encodeURIComponent).join(','));
    put('kind', screen.kind === EMPTY.kind ? undefined : screen.kind);
    put('filter', screen.filter);
    put('highlight', screen.highlight);
    put('wrap', screen.wrap ? 'yes' : undefined);
  });
  return parameters;
}

/** A name may have a comma. */
const names = list => (list ? list.split(',').filter(Boolean).map(readName) : []);

function readName(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export const mayAdd = screens => screens.length < MOST;
