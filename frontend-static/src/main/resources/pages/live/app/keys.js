import { useKeys } from './shared/hooks.js';

export const KEYS = [
  ['/ i', 'to the filter, to the inputs'],
  ['p', 'pause, resume'],
  ['f End', 'follow the newest'],
  ['j k', 'next event, event before'],
  ['Enter Esc', 'open the newest event, close'],
  ['m n N', 'mark, next mark, mark before'],
  ['w c', 'wrap, clear'],
  ['y s', 'copy, save as a file'],
  ['h', 'make history from this'],
  ['a x', 'another screen, close this one'],
  ['1 2 … 8', 'that screen'],
  ['b', 'show or hide the inputs'],
  ['r', 'connect again at once'],
  ['t ?', 'light or dark, this help'],
];

const MOST = 8;

/** Everything that can be clicked has a key; they are for the active screen, by its buttons. */
export function useLiveKeys({ at, actions, opened, setOpened, help, toggleInputs }) {
  const find = selector => document.querySelector(selector);
  const focus = selector => () => find(selector)?.focus();
  const press = name => () => find(`.screen.active [data-does="${name}"]`)?.click();
  const choose = Object.fromEntries(
    Array.from({ length: MOST }, (_, index) => [String(index + 1), () => actions.activate(index)]));
  const walk = by => event => (event.target.closest?.('.detail, .inputs') && event.key.startsWith('Arrow') ? false : actions.step(by));
  useKeys({
    ...choose,
    '/': focus('.screen.active .filter-text'),
    i: () => {
      if (!find('.inputs')) {
        toggleInputs();
      }
      // After the panel is drawn, which is a microtask too, and before the next key: what is typed at once belongs to the field.
      queueMicrotask(focus('.inputs-find'));
    },
    b: toggleInputs,
    j: walk(1),
    k: walk(-1),
    ArrowDown: walk(1),
    ArrowUp: walk(-1),
    Enter: event => (opened || event.target.closest?.('a, button') ? false : actions.step(0)),
    Escape: () => setOpened(undefined),
    p: press('pause'),
    f: press('follow'),
    End: press('follow'),
    m: press('mark'),
    n: press('next-mark'),
    N: press('mark-before'),
    w: press('wrap'),
    c: press('clear'),
    y: press('copy'),
    s: press('save'),
    h: press('history'),
    a: actions.add,
    x: () => actions.close(at),
    r: () => find('.away-now')?.click(),
    t: () => find('[data-does="theme"]')?.click(),
    '?': () => help.current.showModal(),
  });
}
