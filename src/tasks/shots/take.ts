import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';

/** How a page is looked at. */
export interface Look {
  readonly width: number;
  readonly theme: 'light' | 'dark';
}

/** One picture, as it is kept: the file's name below `test/shots`, and the file. */
export interface Shot {
  readonly name: string;
  readonly webp: Buffer;
}

export const LOOKS: readonly Look[] = [1440, 820, 390].flatMap((width) => (['light', 'dark'] as const).map((theme) => ({ width, theme })));

/** The one look of every page that `npm test` compares: the cheapest of the six. */
export const QUICK_LOOK: Look = { width: 390, theme: 'light' };

/** Figures stand in the pages too; so one width is enough for a closer look at each. */
const FIGURE_WIDTH = 1440;
/** What files are scaled to. Pages at a quarter show layout and colour and nothing of how a font is smoothed; figures stay legible. */
const PAGE_SCALE = 0.25;
const FIGURE_SCALE = 0.5;
const WEBP = { quality: 30, effort: 4 } as const;

/** Pages that are written in the browser, for each reader anew: what their files have is what can be compared. */
const WRITTEN_IN_BROWSER = /\/(?:pop-quiz|progress|review)\/$/;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A page of the built site as its files have it: nothing wakes when it comes into view, nothing moves, fonts are there. */
async function openStill(browser: Browser, url: string, { width, theme }: Look): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: theme, reducedMotion: 'reduce', locale: 'en-GB' });
  await page.addInitScript(() => {
    class Sleep {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
      takeRecords(): [] {
        return [];
      }
    }
    Object.assign(window, { IntersectionObserver: Sleep });
  });
  if (WRITTEN_IN_BROWSER.test(url)) await page.route('**/_astro/*.js', (route) => route.abort());
  await page.goto(url, { waitUntil: 'load' });
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
  return page;
}

/** The whole page, drawn at full size and then averaged: thin lines count for what they cover. */
async function drawWhole(page: Page): Promise<{ png: Buffer; size: Box }> {
  const session = await page.context().newCDPSession(page);
  const { cssContentSize: size } = await session.send('Page.getLayoutMetrics');
  const clip = { ...size, scale: FIGURE_SCALE };
  const taken = await session.send('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true, optimizeForSpeed: true, clip });
  return { png: Buffer.from(taken.data, 'base64'), size };
}

function figureBoxes(page: Page): Promise<(Box & { id: string })[]> {
  return page.locator('figure[data-figure]').evaluateAll((figures) =>
    figures.map((figure) => {
      const { x, y, width, height } = figure.getBoundingClientRect();
      return { id: (figure as HTMLElement).dataset['figure'] ?? '', x: x + window.scrollX, y: y + window.scrollY, width, height };
    }),
  );
}

/** The page of this path in this look and, at the widest, each of its figures. */
export async function takePage(browser: Browser, siteUrl: string, path: string, look: Look): Promise<Shot[]> {
  const page = await openStill(browser, siteUrl + path, look);
  const { png, size } = await drawWhole(page);
  const boxes = look.width === FIGURE_WIDTH ? await figureBoxes(page) : [];
  await page.close();
  const whole = await sharp(png)
    .resize({ width: Math.round(size.width * PAGE_SCALE), kernel: 'lanczos3' })
    .webp(WEBP)
    .toBuffer();
  const shots = [{ name: `pages/${path.replaceAll('/', '') || 'home'}-${String(look.width)}-${look.theme}.webp`, webp: whole }];
  for (const box of boxes) {
    const [left, top, width, height] = [box.x, box.y, box.width, box.height].map((side) => Math.round(side * FIGURE_SCALE));
    const webp = await sharp(png).extract({ left: left!, top: top!, width: width!, height: height! }).webp(WEBP).toBuffer();
    shots.push({ name: `figures/${box.id}-${look.theme}.webp`, webp });
  }
  return shots;
}
