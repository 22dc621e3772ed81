/** Calls `run` once for each element when it comes into view. What nobody comes to is left as built. */
export function whenSeen(selector: string, run: (element: HTMLElement) => unknown): void {
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      run(target as HTMLElement);
    }
  });
  for (const element of document.querySelectorAll(selector)) seen.observe(element);
}
