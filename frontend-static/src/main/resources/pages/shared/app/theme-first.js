// Before the first paint, so that a dark page does not begin with a white one. "auto" is the absence of a choice.
(() => {
  const chosen = localStorage.getItem('lookback.theme');
  if (chosen === 'light' || chosen === 'dark') {
    document.documentElement.dataset.theme = chosen;
  }
})();
