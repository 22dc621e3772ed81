import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect, inject, test as base } from 'vitest';
import { Complaints } from './complaints.ts';

/** How a reader looks at the site. */
export interface Reader {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'light' | 'dark';
  readonly reducedMotion?: boolean;
  readonly hasScript?: boolean;
  /** complaints of the browser that the test provokes */
  readonly expected?: readonly RegExp[];
  /** whether the site's worker may run; most tests are about one visit, and what it stores would only take their time */
  readonly hasWorker?: boolean;
  /** another site than the built one */
  readonly siteUrl?: string;
}

/** Opens a page of the site by its path (no leading slash) for one reader; a second visit is the same reader again. */
export type Visit = (path: string, reader?: Reader) => Promise<Page>;

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

function contextOptions(reader: Reader, siteUrl: string): BrowserContextOptions {
  const { width = 1280, height = 900, theme = 'light', reducedMotion = false, hasScript = true } = reader;
  return {
    baseURL: siteUrl,
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    javaScriptEnabled: hasScript,
    locale: 'en-GB',
    permissions: ['clipboard-read', 'clipboard-write'],
  };
}

/**
 * Vitest's `test` with a reader's browser: `visit` opens pages, and when the test is over the browser must have had
 * nothing to complain about: no console message, CSP violation, uncaught error, failed or third-party request.
 */
export const test = base
  .extend('browser', { scope: 'file' }, async ({}, { onCleanup }): Promise<Browser> => {
    const browser = await chromium.connect(inject('browserEndpoint'));
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('visit', ({ browser }, { onCleanup }): Visit => {
    let context: BrowserContext | undefined;
    let complaints: Complaints | undefined;
    onCleanup(async () => {
      await context?.close();
      expect(complaints?.found ?? []).toEqual([]);
    });
    return async (path, reader = {}) => {
      const siteUrl = reader.siteUrl ?? inject('siteUrl');
      if (!context) {
        context = await browser.newContext(contextOptions(reader, siteUrl));
        context.setDefaultTimeout(15_000);
        complaints = new Complaints(siteUrl, reader.expected ?? []);
        await complaints.attach(context);
        if (!reader.hasWorker) await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
      }
      const page = await context.newPage();
      await page.goto(path, { waitUntil: 'load' });
      return page;
    };
  });

/** What axe finds wrong with a page, one line a rule and place; by all rules of AXE_TAGS unless some are named. */
export async function axeFindings(page: Page, rules?: readonly string[]): Promise<string[]> {
  // To name every element that passes costs three times the search itself; legacy mode: no page of ours has frames to join.
  const axe = new AxeBuilder({ page })
    .options({ runOnly: rules === undefined ? AXE_TAGS : { type: 'rule', values: [...rules] }, resultTypes: ['violations'] })
    .setLegacyMode(true);
  const { violations } = await axe.analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} – ${node.failureSummary ?? ''}`),
  );
}

/** By how many pixels the page can be scrolled sideways. */
export function sidewaysPx(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
