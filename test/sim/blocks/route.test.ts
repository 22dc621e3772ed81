import { expect, test } from 'vitest';
import { targetFor, targetForPath, targetsOfRoute } from '#blocks/route.ts';

test('a single target takes everything', () => {
  expect(targetFor('floe', 'read')).toBe('floe');
  expect(targetForPath('floe', '/menu')).toBe('floe');
  expect(targetsOfRoute('floe')).toEqual(['floe']);
});

test('a name leads to its own target, any other to that of the star', () => {
  const route = { read: 'store', '*': 'floe' };
  expect(targetFor(route, 'read')).toBe('store');
  expect(targetFor(route, 'write')).toBe('floe');
  expect(targetFor({ read: 'store' }, 'write')).toBeNull();
});

test('a path leads to the target of its longest prefix', () => {
  const route = { '/': 'shop', '/pictures': 'crate', '/pictures/new': 'studio', '*': 'lost' };
  expect(targetForPath(route, '/menu')).toBe('shop');
  expect(targetForPath(route, '/pictures/fish')).toBe('crate');
  expect(targetForPath(route, '/pictures/new/fish')).toBe('studio');
  expect(targetForPath(route, 'no-slash')).toBe('lost');
  expect(targetForPath({ '/menu': 'shop' }, '/pictures')).toBeNull();
});

test('a name that every object has is no target', () => {
  expect(targetFor({ '*': 'floe' }, 'constructor')).toBe('floe');
});

test('each target is named once', () => {
  expect(targetsOfRoute({ a: 'one', b: 'two', '*': 'one' })).toEqual(['one', 'two']);
});
