/**
 * Vite wraps every `import()` in a kilobyte that preloads style sheets and nested chunks. The pages' own late imports have
 * neither, and a chapter may spend five kilobytes on script in all, so here the import is left alone.
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
  };
}
