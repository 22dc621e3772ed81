import { vitePreprocess } from '@astrojs/svelte';

/** Nothing on a page asks which version of Svelte it runs on. */
export default { preprocess: vitePreprocess(), compilerOptions: { discloseVersion: false } };
