import { expect, inject } from 'vitest';
import { complaintAbout, otherBrowser, pagePaths } from '#tasks/shots/kept.ts';
import { QUICK_LOOK, takePage } from '#tasks/shots/take.ts';
import { test } from './visit.ts';

test.for(pagePaths())('"%s" looks as it was kept', async (path, { browser }) => {
  const complaints = await Promise.all((await takePage(browser, inject('siteUrl'), path, QUICK_LOOK)).map(complaintAbout));
  expect(complaints.filter((one) => one !== null).map((one) => `${one} ${otherBrowser(browser.version()) ?? ''}`)).toEqual([]);
});
