import vm from 'node:vm';
import { expect, test } from 'vitest';
import { watch } from '#tasks/engines/watch.ts';

type Listener = (event: object) => void;

/** A page in which `watch` runs as it does in a browser: from its text alone. */
function watchedPage() {
  const told: string[] = [];
  const listeners = new Map<string, Listener>();
  const listen = (name: string, listener: Listener): void => void listeners.set(name, listener);
  class Request {
    address = '';
    open(method: string, address: string): void {
      this.address = `${method} ${address}`;
    }
    send(text: string): void {
      told.push(`${this.address}: ${text}`);
    }
  }
  const page = {
    document: { addEventListener: listen },
    addEventListener: listen,
    XMLHttpRequest: Request,
    location: { pathname: '/caches/' },
    console: { error: () => undefined, warn: () => undefined },
  };
  vm.runInNewContext(`(${watch.toString()})('/complaints')`, page);
  return { told, page, happens: (name: string, event: object = {}) => listeners.get(name)?.(event) };
}

test('a violation, an error, a rejection and a console message are told, with the page', () => {
  const { told, page, happens } = watchedPage();
  happens('securitypolicyviolation', { violatedDirective: 'style-src-attr', blockedURI: 'inline', sample: 'color' });
  happens('error', { message: 'no such thing' });
  happens('unhandledrejection', { reason: new TypeError('no such promise') });
  (page.console.error as (...parts: unknown[]) => void)('bad', 7);
  expect(told).toEqual([
    "POST /complaints: policy: style-src-attr blocked 'inline' color (/caches/)",
    'POST /complaints: error: no such thing (/caches/)',
    'POST /complaints: error: not caught: TypeError: no such promise (/caches/)',
    'POST /complaints: error: console.error: bad 7 (/caches/)',
  ]);
});

test('a script that cannot be fetched is an error, but not when the page is being left', () => {
  const { told, happens } = watchedPage();
  const reason = new TypeError('error loading dynamically imported module: a.js');
  happens('unhandledrejection', { reason });
  expect(told).toHaveLength(1);
  happens('beforeunload');
  happens('unhandledrejection', { reason });
  expect(told).toHaveLength(1);
  happens('unhandledrejection', { reason: new TypeError('another') });
  expect(told).toHaveLength(2);
});
