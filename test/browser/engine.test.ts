import { chromium } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { exampleFiles, expectedHashes, simulatorScript } from '#tasks/engines/bundle.ts';

test('every example blueprint has the same trace hash in Chromium as in Node', async () => {
  const script = await simulatorScript();
  const browser = await chromium.connect(inject('browserEndpoint'));
  const page = await browser.newPage();
  await page.addScriptTag({ content: script });
  const hashes = await page.evaluate(
    (files) => (globalThis as unknown as { traceHashes: (files: Record<string, string>) => Record<string, string> }).traceHashes(files),
    exampleFiles(),
  );
  await browser.close();
  expect(Object.keys(hashes).length).toBeGreaterThanOrEqual(11);
  expect(hashes).toEqual(expectedHashes());
});
