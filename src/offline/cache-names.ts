/** All sites of one owner share one origin, so the names carry the course and the path it stands at. */
const prefixOf = (base: string): string => `pip-the-penguin:${base}:offline:`;

/** What was fetched whole and checked against the list: the shell, and the course when it is kept. */
export const wholeName = (base: string, version: string): string => `${prefixOf(base)}${version}:whole`;

/** What came by on the way. */
export const seenName = (base: string, version: string): string => `${prefixOf(base)}${version}:seen`;

/** Where the worker notes which version is at work. */
export const stateName = (base: string): string => `${prefixOf(base)}state`;

/** Those of this site: nothing else on the origin is ever read or deleted. */
export function ownNames(names: readonly string[], base: string): string[] {
  return names.filter((name) => name.startsWith(prefixOf(base)));
}

/** In which order stored things are looked for: the checked before the passing, this version before others. */
export function lookupOrder(names: readonly string[], base: string, version: string): string[] {
  const first = [wholeName(base, version), seenName(base, version)];
  const others = ownNames(names, base).filter((name) => !first.includes(name) && name !== stateName(base));
  return [
    ...first.filter((name) => names.includes(name)),
    ...others.sort((a, b) => Number(b.endsWith(':whole')) - Number(a.endsWith(':whole'))),
  ];
}

/** What a version that begins its work removes: all but its own and the one before, which open pages may still need. */
export function staleNames(names: readonly string[], base: string, living: readonly (string | null)[]): string[] {
  const kept = new Set(living.flatMap((version) => (version === null ? [] : [wholeName(base, version), seenName(base, version)])));
  return ownNames(names, base).filter((name) => name !== stateName(base) && !kept.has(name));
}
