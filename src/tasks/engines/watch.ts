/**
 * Runs in a page before anything else and tells the server of every violation of the policy, uncaught error and console complaint.
 * It must stand alone: its text is what is sent. The request is synchronous, so that what was told is there before the page goes on.
 */
export function watch(address: string): void {
  let isLeaving = false;
  addEventListener('beforeunload', () => {
    isLeaving = true;
  });
  /** A script that was given up because the page was left is no failure. */
  const isGivenUp = (reason: string): boolean => isLeaving && reason.includes('dynamically imported module');
  /** Chromium skips the transition between two pages when it is busy, and rejects a promise no script has (issue 13726 of w3c/csswg-drafts). */
  const isSkipped = (reason: string): boolean => reason === 'AbortError: Transition was skipped';
  const tell = (complaint: string): void => {
    const request = new XMLHttpRequest();
    request.open('POST', address, false);
    request.send(`${complaint} (${location.pathname})`);
  };
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
    tell(`policy: ${violatedDirective} blocked '${blockedURI}' ${sample}`);
  });
  addEventListener('error', ({ message }) => {
    tell(`error: ${message}`);
  });
  addEventListener('unhandledrejection', ({ reason }) => {
    if (!isGivenUp(String(reason)) && !isSkipped(String(reason))) tell(`error: not caught: ${String(reason)}`);
  });
  for (const level of ['error', 'warn'] as const) {
    const say = console[level].bind(console);
    console[level] = (...parts: unknown[]) => {
      say(...parts);
      tell(`error: console.${level}: ${parts.map(String).join(' ')}`);
    };
  }
}
