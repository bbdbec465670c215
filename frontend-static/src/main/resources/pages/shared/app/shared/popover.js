import { html, useEffect, useRef, useState } from './view.js';
import { Icon } from './icons.js';

/**
 * A button that opens a small panel below itself; Escape, a click elsewhere, or the panel itself closes it.
 *
 * `children` is given `close`.
 */
export function Popover({ label, title, icon, children, side = 'left', kind = '' }) {
  const [isOpen, setOpen] = useState(false);
  const place = useRef();
  const close = () => {
    setOpen(false);
    place.current?.querySelector('button')?.focus();
  };
  useEffect(() => {
    if (!isOpen) {
      return undefined;
    }
    place.current.querySelector('.popover input, .popover button')?.focus();
    const leave = event => place.current.contains(event.target) || setOpen(false);
    addEventListener('pointerdown', leave);
    return () => removeEventListener('pointerdown', leave);
  }, [isOpen]);
  const press = event => {
    if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };
  return html`
    <div class="popover-place ${kind}" ref=${place} onKeyDown=${press}>
      <button type="button" class="button" aria-haspopup="dialog" aria-expanded=${isOpen} aria-label=${title.includes(label) ? title : `${title}: ${label}`} title=${title}
              onClick=${() => setOpen(!isOpen)}>
        ${icon && html`<${Icon} name=${icon} />`}<span class="label">${label}</span><${Icon} name="down" />
      </button>
      ${isOpen && html`<div class="popover ${side}" role="dialog" aria-label=${title}>${children(close)}</div>`}
    </div>`;
}
