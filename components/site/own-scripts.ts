let isDone = false;

/** Trusted Types: the search index's worker and the site's own are the only script addresses that are made from strings. @param base the site's base path */
export function letOwnScriptsThrough(base: string): void {
  if (isDone) return;
  isDone = true;
  const { trustedTypes } = window as { trustedTypes?: { createPolicy(name: string, rules: object): unknown } };
  const search = new URL(`${base}pagefind/`, location.href).href;
  const worker = new URL(`${base}sw.js`, location.href).href;
  trustedTypes?.createPolicy('default', {
    createScriptURL: (address: string) => {
      const { href } = new URL(address, location.href);
      if (href === worker || href.startsWith(search)) return address;
      throw new TypeError(`No script from ${address}`);
    },
  });
}
