/**
 * Learning platforms answer files, not folders, and their frame shows pages of the course only: a link to a folder names the page in
 * it, a link to another site opens beside the course. Late links, made by scripts, are among them, so each is seen to when it is used.
 */
export function followLinksInLms(): void {
  for (const kind of ['click', 'auxclick'])
    addEventListener(
      kind,
      ({ target }) => {
        const link = target instanceof Element ? target.closest('a') : null;
        if (link instanceof HTMLAnchorElement && link.href !== '') direct(link);
      },
      true,
    );
}

function direct(link: HTMLAnchorElement): void {
  if (link.origin !== location.origin) {
    if (!link.protocol.startsWith('http')) return;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  } else if (link.pathname.endsWith('/')) link.pathname += 'index.html';
}
