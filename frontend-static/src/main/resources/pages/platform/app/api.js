// The REST API, and nothing else, is what this page talks to.

/** What the API refused. `field` names what is at fault, where one is. */
export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || `HTTP ${status}`);
    this.status = status;
    this.field = problem.field;
  }
}

async function call(method, path, { body, signal } = {}) {
  let response;
  try {
    response = await fetch(path, {
      method,
      signal,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    throw new Refusal(0, { detail: 'the API does not answer' });
  }
  const text = await response.text();
  if (!response.ok) {
    throw new Refusal(response.status, problemOf(text));
  }
  return text === '' ? undefined : JSON.parse(text);
}

function problemOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

const query = parameters => new URLSearchParams(parameters).toString();
const history = index => `/history-indexes/${encodeURIComponent(index)}`;
const environment = name => `/environments/${encodeURIComponent(name)}`;

export const search = (request, signal) => call('POST', '/search', { body: request, signal });

/** Where else there is something to see. */
export const places = () => call('GET', '/page');

export const environments = () => call('GET', '/environments');

export const blocks = (name, start, end, signal) =>
  call('GET', `${environment(name)}/blocks?${query({ start, end })}`, { signal });

export const status = (name, signal) => call('GET', `${environment(name)}/status`, { signal });

export const histories = (name, signal) => call('GET', `/history-indexes?${query({ environment: name })}`, { signal });

export const estimate = (order, signal) => call('POST', '/history-indexes?dryRun=true', { body: order, signal });

export const orderHistory = order => call('POST', '/history-indexes', { body: order });

export const moveExpiry = (index, expiresAt) => call('PATCH', history(index), { body: { expiresAt } });

export const deleteHistory = index => call('DELETE', history(index));
