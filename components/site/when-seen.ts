const WORDS = 'This could not be fetched, so it stays as printed. Load the page again to try once more.';

/**
 * Calls `run` once for each element when it comes into view. What nobody comes to is left as built, and so is what cannot be fetched:
 * then a note below it says so.
 */
export function whenSeen(selector: string, run: (element: HTMLElement) => Promise<unknown>): void {
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      run(target as HTMLElement).catch(() => {
        const note = document.createElement('p');
        note.className = 'complaint';
        note.setAttribute('role', 'status');
        note.textContent = WORDS;
        target.after(note);
      });
    }
  });
  for (const element of document.querySelectorAll(selector)) seen.observe(element);
}
