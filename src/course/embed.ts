/** The size of the frame in which a plate is offered to other people's pages; they may choose another, four to five. */
export const EMBED_SIZE = { width: 800, height: 1000 } as const;

const quoted = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** What to paste into a page to show a plate there. @param address whole, of the embed page, fragment included @param title said to readers who do not see the frame */
export function embedSnippet(address: string, title: string): string {
  const { width, height } = EMBED_SIZE;
  return `<iframe src="${quoted(address)}" width="${width}" height="${height}" title="${quoted(title)}" loading="lazy" allow="clipboard-write"></iframe>`;
}
