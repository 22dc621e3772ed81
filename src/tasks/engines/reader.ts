import type { Driver } from './driver.ts';

const PATIENCE_MS = 20_000;
const PAUSE_MS = 50;

/** Finds what can be seen, by selector and by what its name or text holds. Runs in the page. */
function find(css: string, name = ''): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(css)].find(
    (element) =>
      (element.getAttribute('aria-label') ?? element.textContent).replace(/\s+/g, ' ').includes(name) &&
      element.getClientRects().length > 0,
  );
}

/** What `find` is to a function that runs in the page. */
export type Find = typeof find;

/** Where to click something, when it is where it can be clicked. Runs in the page. */
function spotOf(seek: Find, css: string, name: string): { x: number; y: number } | null {
  const element = seek(css, name);
  if (!element) return null;
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = element.getBoundingClientRect();
  const spot = { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
  const hit = document.elementFromPoint(spot.x, spot.y);
  return hit !== null && element.contains(hit) ? spot : null;
}

/** Someone who reads the site in one browser: looks, clicks, types, and waits until there is something to see. */
export class Reader {
  readonly #driver: Driver;
  readonly #site: string;

  constructor(driver: Driver, site: string) {
    this.#driver = driver;
    this.#site = site;
  }

  /** Opens a page by its path, without a leading slash. */
  async open(path: string): Promise<void> {
    await this.#driver.open(this.#site + path);
  }

  /** What a function gives in the page. It must stand alone; what it gives goes through JSON. */
  async see<Args extends readonly unknown[], Seen>(look: (find: Find, ...args: Args) => Seen, ...args: Args): Promise<Seen> {
    const seen = await this.#driver.evaluate(
      `JSON.stringify((${look.toString()})(${[find.toString(), ...args.map((arg) => JSON.stringify(arg))].join(', ')}) ?? null)`,
    );
    return JSON.parse(seen) as Seen;
  }

  /** Waits until a function gives something in the page, and gives that. `what` says what was waited for. */
  async until<Args extends readonly unknown[], Seen>(
    what: string,
    look: (find: Find, ...args: Args) => Seen,
    ...args: Args
  ): Promise<NonNullable<Seen>> {
    const end = Date.now() + PATIENCE_MS;
    let last: unknown;
    do {
      try {
        const seen = await this.see(look, ...args);
        if (seen) return seen;
        last = seen;
      } catch (error) {
        // While one page goes and the next comes there is nobody to ask.
        last = error;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    } while (Date.now() < end);
    throw new Error(`waited ${String(PATIENCE_MS / 1000)} s for ${what}; last seen: ${String(last)}`);
  }

  /** Clicks what can be seen, in its middle, once it stands still. */
  async click(css: string, name = ''): Promise<void> {
    let before = '';
    for (;;) {
      const spot = await this.until(`'${css}' ${name} to click`, spotOf, css, name);
      if (JSON.stringify(spot) === before) return this.#driver.clickAt(spot.x, spot.y);
      before = JSON.stringify(spot);
    }
  }

  /** Gives something the focus, as Tab would. */
  async focus(css: string, name = ''): Promise<void> {
    await this.until(
      `'${css}' ${name} to focus`,
      (seek, selector, text) => {
        const element = seek(selector, text);
        element?.focus();
        return element !== undefined && element === document.activeElement;
      },
      css,
      name,
    );
  }

  async press(...keys: string[]): Promise<void> {
    await this.#driver.press(keys);
  }

  async type(text: string): Promise<void> {
    await this.#driver.press(Array.from(text));
  }
}
