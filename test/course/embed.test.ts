import { expect, test } from 'vitest';
import { embedSnippet } from '#course/embed.ts';

test('what is pasted into a page is one frame, whatever stands in address and title', () => {
  const snippet = embedSnippet('https://example.org/embed/sticky/#sticky?a=1&b="2"', 'Plate <1.4>: "A ring" & more');
  expect(snippet).toBe(
    '<iframe src="https://example.org/embed/sticky/#sticky?a=1&amp;b=&quot;2&quot;" width="800" height="1000" title="Plate &lt;1.4>: &quot;A ring&quot; &amp; more" loading="lazy" allow="clipboard-write"></iframe>',
  );
});
