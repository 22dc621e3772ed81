/**
 * The one table of layers: where a layer lives, by which path others import it, which layers and packages it may import.
 * The lint rule, the cycle test and CONTRIBUTING read it; a planted violation of every row is a test (test/fences).
 *
 * @typedef {object} Layer
 * @property {string} name
 * @property {string} folder   from the project's root; the longest matching folder wins
 * @property {string | null} alias   the `#alias/…` others use; null: nobody may import it
 * @property {readonly string[]} mayImport   names of other layers
 * @property {readonly string[]} packages   npm packages and `node:`; empty: none
 */

const SIM = ['kernel', 'blocks', 'metrics', 'blueprint', 'describe', 'theory'];
const PURE = ['course', 'quiz', 'progress'];

/** @type {readonly Layer[]} */
export const LAYERS = [
  { name: 'kernel', folder: 'src/sim/kernel', alias: '#kernel', mayImport: [], packages: [] },
  { name: 'blocks', folder: 'src/sim/blocks', alias: '#blocks', mayImport: ['kernel', 'theory'], packages: [] },
  { name: 'metrics', folder: 'src/sim/metrics', alias: '#metrics', mayImport: ['kernel', 'blocks'], packages: [] },
  { name: 'theory', folder: 'src/sim/theory', alias: '#theory', mayImport: ['kernel'], packages: [] },
  {
    name: 'blueprint',
    folder: 'src/sim/blueprint',
    alias: '#blueprint',
    mayImport: ['kernel', 'theory', 'blocks', 'metrics'],
    packages: [],
  },
  {
    name: 'describe',
    folder: 'src/sim/describe',
    alias: '#describe',
    mayImport: ['kernel', 'blocks', 'metrics', 'blueprint'],
    packages: [],
  },

  { name: 'scenarios', folder: 'src/scenarios', alias: '#scenarios', mayImport: SIM, packages: [] },
  { name: 'measured', folder: 'src/measured', alias: '#measured', mayImport: [...SIM, 'scenarios'], packages: ['node:'] },
  {
    name: 'quiz',
    folder: 'src/quiz',
    alias: '#quiz',
    mayImport: [],
    packages: ['@orama/stemmers', 'fastest-levenshtein', 'yaml', 'astro'],
  },
  { name: 'progress', folder: 'src/progress', alias: '#progress', mayImport: [], packages: ['ts-fsrs'] },
  { name: 'offline', folder: 'src/offline', alias: '#offline', mayImport: [], packages: [] },
  { name: 'course', folder: 'src/course', alias: '#course', mayImport: [], packages: ['yaml'] },
  { name: 'lms', folder: 'src/lms', alias: '#lms', mayImport: ['quiz', 'progress'], packages: [] },

  { name: 'teaching', folder: 'src/teaching', alias: '#teaching', mayImport: ['quiz'], packages: ['astro'] },

  { name: 'fonts', folder: 'src/fonts', alias: '#fonts', mayImport: [], packages: [] },
  { name: 'styles', folder: 'src/styles', alias: '#styles', mayImport: [], packages: [] },
  {
    name: 'widgets',
    folder: 'components/widgets',
    alias: '#widgets',
    mayImport: [...SIM, 'scenarios', 'styles'],
    packages: ['svelte'],
  },
  {
    name: 'stage',
    folder: 'components/stage',
    alias: '#stage',
    mayImport: [...SIM, 'scenarios', 'course', 'progress', 'site', 'styles'],
    packages: ['svelte'],
  },
  {
    name: 'figures',
    folder: 'components/figures',
    alias: '#figures',
    mayImport: ['scenarios', 'stage', 'widgets', 'site', 'styles'],
    packages: ['svelte', 'astro'],
  },
  {
    name: 'quiz-ui',
    folder: 'components/quiz',
    alias: '#quiz-ui',
    mayImport: [...PURE, 'scenarios', 'measured', 'styles', 'site'],
    packages: ['svelte', 'astro', 'yaml'],
  },
  {
    name: 'prose',
    folder: 'components/prose',
    alias: '#prose',
    mayImport: [...PURE, 'measured', 'quiz-ui', 'styles'],
    packages: ['svelte', 'astro', 'node:'],
  },
  {
    name: 'teachers',
    folder: 'components/teachers',
    alias: '#teachers',
    mayImport: [...PURE, 'teaching', 'scenarios', 'measured', 'quiz-ui', 'styles'],
    packages: ['svelte', 'astro', 'yaml'],
  },
  { name: 'site', folder: 'components/site', alias: '#site', mayImport: [...PURE, 'offline', 'styles'], packages: ['svelte', 'astro'] },

  {
    name: 'layouts',
    folder: 'src/layouts',
    alias: '#layouts',
    mayImport: [...PURE, 'site', 'prose', 'figures', 'quiz-ui', 'styles', 'fonts'],
    packages: ['astro'],
  },
  {
    name: 'pages',
    folder: 'src/pages',
    alias: null,
    mayImport: [
      ...PURE,
      'blueprint',
      'scenarios',
      'site',
      'prose',
      'figures',
      'quiz-ui',
      'teachers',
      'teaching',
      'layouts',
      'styles',
      'content',
    ],
    packages: ['astro', 'node:', 'yaml', 'd3-geo', 'topojson-client', 'topojson-specification', 'world-atlas'],
  },
  {
    name: 'usb',
    folder: 'src/usb',
    alias: '#usb',
    mayImport: ['course', 'site', 'figures', 'quiz-ui'],
    packages: ['@orama/stemmers', 'svelte'],
  },
  { name: 'content', folder: 'content', alias: '#content', mayImport: [], packages: [] },
  {
    name: 'tasks',
    folder: 'src/tasks',
    alias: '#tasks',
    mayImport: [...SIM, ...PURE, 'lms', 'usb', 'offline', 'scenarios', 'figures', 'stage', 'content'],
    packages: ['*'],
  },
  {
    name: 'test',
    folder: 'test',
    alias: '#test',
    mayImport: [
      ...SIM,
      ...PURE,
      'lms',
      'offline',
      'scenarios',
      'measured',
      'teaching',
      'teachers',
      'widgets',
      'stage',
      'figures',
      'quiz-ui',
      'prose',
      'site',
      'styles',
      'fonts',
      'layouts',
      'usb',
      'content',
      'tasks',
    ],
    packages: ['*'],
  },
];

/** @param {string} file path from the project's root, with forward slashes */
export function layerOf(file) {
  const inside = LAYERS.filter((layer) => file.startsWith(`${layer.folder}/`));
  return inside.sort((a, b) => b.folder.length - a.folder.length)[0] ?? null;
}

/** @param {string} specifier */
function packageOf(specifier) {
  if (specifier.startsWith('node:')) return 'node:';
  const virtual = /^([a-z]+):/.exec(specifier);
  if (virtual?.[1]) return virtual[1];
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

/** @param {string} file */
const folderOf = (file) => file.slice(0, file.lastIndexOf('/'));

/**
 * What is wrong with importing `specifier` in `file`, or null.
 * @param {string} file path from the project's root
 * @param {string} specifier as written
 */
export function objection(file, specifier) {
  if (/^\.\.(\/|$)/.test(specifier)) return `'${specifier}' climbs out of its folder: write the '#layer/…' path.`;
  if (specifier.startsWith('.'))
    return /^\.\/.*\.[a-z0-9]+(\?\w+)?$/.test(specifier) ? null : `'${specifier}': name the file with its extension.`;
  const from = layerOf(file);
  if (specifier.startsWith('#')) return aliasObjection(from, file, specifier);
  if (!from || from.packages.includes('*') || from.packages.includes(packageOf(specifier))) return null;
  return `${from.name} may not import the package '${packageOf(specifier)}' (allowed: ${from.packages.join(', ') || 'none'}).`;
}

/**
 * @param {Layer | null} from
 * @param {string} file
 * @param {string} specifier
 */
function aliasObjection(from, file, specifier) {
  if (specifier === '#fences')
    return from && !['tasks', 'test'].includes(from.name) ? `${from.name} may not import the table of layers.` : null;
  const to = LAYERS.find((layer) => layer.alias !== null && specifier.startsWith(`${layer.alias}/`));
  if (!to) return `'${specifier}': no layer has this path (see fences.mjs).`;
  if (!from) return null;
  if (from === to)
    return folderOf(file) === folderOf(specifier.replace(`${to.alias}`, to.folder))
      ? `'${specifier}' is in the same folder: write './…'.`
      : null;
  if (from.mayImport.includes(to.name)) return null;
  return `${from.name} may not import ${to.name} (allowed: ${from.mayImport.join(', ') || 'no other layer'}).`;
}
