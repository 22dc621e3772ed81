const OPEN_AFTER_MS = 180;
const CLOSE_AFTER_MS = 250;

/** Definition cards open by press without any script; with it also by resting the pointer or the focus on the word. */
export function startTerms(): void {
  for (const term of document.querySelectorAll<HTMLButtonElement>('.term')) {
    const card = term.popoverTargetElement;
    if (!(card instanceof HTMLElement)) continue;
    let timer = 0;
    const plan = (waitMs: number, act: () => void) => (): void => {
      clearTimeout(timer);
      timer = window.setTimeout(act, waitMs);
    };
    const open = (): void => {
      if (!card.matches(':popover-open')) card.showPopover({ source: term });
    };
    const close = (): void => {
      if (!card.matches(':hover') && !term.matches(':hover')) card.hidePopover();
    };
    term.addEventListener('pointerenter', (event) => {
      if (event.pointerType === 'mouse') plan(OPEN_AFTER_MS, open)();
    });
    term.addEventListener('pointerleave', plan(CLOSE_AFTER_MS, close));
    card.addEventListener('pointerleave', plan(CLOSE_AFTER_MS, close));
    term.addEventListener('focus', () => {
      if (term.matches(':focus-visible')) open();
    });
    term.addEventListener('blur', (event) => {
      if (!(event.relatedTarget instanceof Node && card.contains(event.relatedTarget))) plan(CLOSE_AFTER_MS, close)();
    });
  }
}
