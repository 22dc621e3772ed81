import { build } from '#tasks/build.mjs';

/** Builds the site once before its tests, unless the built one is of these very sources. */
export async function setup(): Promise<void> {
  if ((await build()) !== 0) throw new Error('The site does not build; the reason stands above.');
}
