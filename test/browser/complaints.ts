import type { BrowserContext, Page } from 'playwright-core';

interface Violation {
  readonly directive: string;
  readonly blocked: string;
  readonly sample: string;
}

/** Everything a browser has to complain about on the pages of one context: it should stay empty. */
export class Complaints {
  readonly found: string[] = [];
  readonly #origin: string;
  readonly #expected: readonly RegExp[];

  /** @param expected complaints a test provokes on purpose */
  constructor(siteUrl: string, expected: readonly RegExp[]) {
    this.#origin = new URL(siteUrl).origin;
    this.#expected = expected;
  }

  /** Starts to listen; call it before the first page is opened. */
  async attach(context: BrowserContext): Promise<void> {
    await context.exposeBinding('reportViolation', (_source, violation: Violation) => {
      this.#note(`CSP: ${violation.directive} blocked '${violation.blocked}' ${violation.sample}`);
    });
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const { reportViolation } = window as unknown as { reportViolation: (violation: Violation) => void };
        reportViolation({ directive: event.violatedDirective, blocked: event.blockedURI, sample: event.sample });
      });
    });
    context.on('page', (page) => {
      this.#listenTo(page);
    });
  }

  #listenTo(page: Page): void {
    page.on('console', (message) => {
      this.#note(`console.${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => {
      this.#note(`uncaught: ${error.message}`);
    });
    page.on('requestfailed', (request) => {
      // A request given up because the page was left is no failure.
      const reason = request.failure()?.errorText ?? '';
      if (reason !== 'net::ERR_ABORTED') this.#note(`failed: ${request.url()} ${reason}`);
    });
    page.on('request', (request) => {
      if (new URL(request.url()).protocol.startsWith('http') && new URL(request.url()).origin !== this.#origin) {
        this.#note(`third party: ${request.url()}`);
      }
    });
    page.on('response', (response) => {
      if (response.status() >= 400) this.#note(`status ${String(response.status())}: ${response.url()}`);
    });
  }

  #note(complaint: string): void {
    if (!this.#expected.some((pattern) => pattern.test(complaint))) this.found.push(complaint);
  }
}
