/**
 * Vite wraps every `import()` in a kilobyte that preloads style sheets and nested chunks. The pages' own late imports have
 * neither, and a chapter may spend five kilobytes on script in all, so here the import is left alone, and the lists of what would
 * be preloaded are taken out.
 * @returns {import('vite').Plugin}
 */
export function plainImports() {
  return {
    name: 'plain-imports',
    enforce: 'pre',
    apply: 'build',
    load: {
      filter: { id: /vite\/preload-helper/ },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') chunk.code = withoutLists(chunk.code);
      },
    },
  };
}

/** @param {string} code as Vite leaves it */
export function withoutLists(code) {
  return code.replace(/^const __vite__mapDeps=.*\n/, '').replaceAll(/,__vite__mapDeps\(\[[\d,]*\]\)/g, '');
}
