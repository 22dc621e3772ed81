import type { Plate } from '#test/browser/plate.ts';

/** One place where Tab stops. */
export interface TabStop {
  readonly name: string;
  /** Whether a ring or the like shows that it has the focus. */
  readonly isMarked: boolean;
  /** Whether something lies over all of it, or it is out of the window. */
  readonly isCovered: boolean;
}

/** Runs in the page: what has the focus now; null outside of the figure. */
function focused(figure: Element): TabStop | null {
  const control = document.activeElement;
  if (control === null || !figure.contains(control)) return null;
  // What is seen of a radio button in a bar is its label.
  const labels = control instanceof HTMLInputElement ? [...(control.labels ?? [])] : [];
  const isBare = control.getBoundingClientRect().width < 4;
  const seen = isBare ? (labels[0] ?? control) : control;
  const own = control.ariaLabel ?? (labels.map((label) => label.textContent).join(' ') || control.textContent);
  const box = seen.getBoundingClientRect();
  const shares = [0.1, 0.5, 0.9];
  const points = shares.flatMap((x) => shares.map((y) => document.elementFromPoint(box.x + box.width * x, box.y + box.height * y)));
  const isOwn = (top: Element | null): boolean => top !== null && (seen.contains(top) || labels.some((label) => label.contains(top)));
  const rings = [control, seen].map((one) => getComputedStyle(one));
  return {
    name: `${control.localName}${control instanceof HTMLInputElement ? ` ${control.type}` : ''}: ${own.replace(/\s+/g, ' ').trim().slice(0, 60)}`,
    isMarked: rings.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2),
    isCovered: !points.some(isOwn),
  };
}

/** Presses Tab from the figure's first control until the focus has left it. The walk ends when it does not. */
export async function tabWalk({ page, root }: Plate, mostStops = 80): Promise<readonly TabStop[]> {
  await root.evaluate((figure) => {
    figure.setAttribute('tabindex', '-1');
    (figure as HTMLElement).focus();
  });
  const stops: TabStop[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await root.evaluate(focused);
    if (stop === null) return stops;
    stops.push(stop);
    if (stops.length > mostStops) throw new Error(`Tab does not leave the figure: ${stops.map(({ name }) => name).join(', ')}`);
  }
}

/** How many controls of a figure can be seen and worked; of a group of radio buttons Tab stops at one. */
export function countOfControls({ root }: Plate): Promise<number> {
  return root.evaluate((figure) => {
    const controls = [...figure.querySelectorAll<HTMLElement>('button, input, select, summary, a[href], [tabindex="0"]')];
    const inUse = controls.filter((one) => one.checkVisibility() && !one.matches(':disabled'));
    return inUse.filter((one) => !one.matches('[type=radio]') || one.matches(':checked')).length;
  });
}
