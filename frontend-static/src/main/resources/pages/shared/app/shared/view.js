// The one place that knows what the page is drawn with.
export { render } from 'preact';
export { useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
export { html } from './markup.js';
