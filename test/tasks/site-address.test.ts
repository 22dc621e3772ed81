import { describe, expect, test } from 'vitest';
import { siteAddress } from '#tasks/site/site-address.mjs';

describe('where the site will stand', () => {
  test.each([
    [{}, 'https://example.org', '/'],
    [{ SITE: '', BASE_PATH: '' }, 'https://example.org', '/'],
    [{ SITE: 'https://example.org/', BASE_PATH: 'course' }, 'https://example.org', '/course/'],
    [{ SITE: 'http://localhost:8080', BASE_PATH: '/a/b' }, 'http://localhost:8080', '/a/b/'],
  ])('%j', (env, site, base) => {
    expect(siteAddress(env)).toEqual({ site, base });
  });

  test.each(['example.org', 'https://example.org/course', 'ftp://example.org', 'https://example.org/?a', 'https://me@example.org'])(
    'SITE=%s is refused by name',
    (SITE) => {
      expect(() => siteAddress({ SITE })).toThrow(`SITE is '${SITE}'; it must be an origin`);
    },
  );

  test.each(['/a b/', '/../', '/a/./b/', '/a?b/', '/a"b/', 'https://example.org/'])('BASE_PATH=%s is refused by name', (path) => {
    expect(() => siteAddress({ BASE_PATH: path })).toThrow(`BASE_PATH is '${path}'; it must be a path`);
  });
});
