import { createHighlighter } from 'shiki';
import { expect, onTestFinished, test, vi } from 'vitest';
import { wholeLines } from '#tasks/site/code-blocks.mjs';

const LINE = 'const underWay = new Map<string, Promise<Fish>>();';

/** The coloured line on a machine so busy that a second goes by whenever somebody looks at the clock. */
async function colouredSlowly(transformers: ReturnType<typeof wholeLines>[]): Promise<string> {
  const highlighter = await createHighlighter({ langs: ['ts'], themes: ['github-light'] });
  let nowMs = 0;
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => (nowMs += 1000));
  onTestFinished(() => {
    clock.mockRestore();
  });
  return highlighter.codeToHtml(LINE, { lang: 'ts', theme: 'github-light', transformers });
}

test('a line of code is coloured to its end, however slow the machine', async () => {
  const pieces = (html: string): number => html.split('<span').length - 1;
  expect(pieces(await colouredSlowly([wholeLines()]))).toBeGreaterThan(10);
  expect(pieces(await colouredSlowly([]))).toBeLessThan(10);
});
