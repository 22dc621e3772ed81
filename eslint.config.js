import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import { fenceRule } from './src/tasks/lint/fence-rule.mjs';
import { simulatorRules } from './src/tasks/lint/simulator-rules.mjs';

const typed = { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] };

export default defineConfig(
  { ignores: ['dist/', 'packages/', '.astro/', '.cache/', '.vitest/', 'node_modules/', 'public/', 'test/bench/node_modules/'] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  ...svelte.configs.recommended,
  ...astro.configs.recommended,
  ...(astro.configs['jsx-a11y-recommended'] ?? []),
  { languageOptions: { globals: { ...globals.browser, ...globals.node }, parserOptions: typed } },
  { files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { ...typed, parser: ts.parser } } },
  {
    plugins: { project: { rules: { fences: fenceRule } } },
    rules: {
      'project/fences': 'error',
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 70, IIFEs: true }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      eqeqeq: ['error', 'always'],
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  // Type information is not to be had in .astro templates, and plain scripts are checked by the compiler already.
  { files: ['**/*.astro', '**/*.astro/*.ts', '**/*.mjs', '**/*.js'], ...ts.configs.disableTypeChecked },
  // Tools read these files' default export.
  { files: ['*.{js,mjs,ts}', '**/*.config.ts', '**/*.d.ts'], rules: { 'no-restricted-exports': 'off', 'project/fences': 'off' } },
  // The compiler turns `$props()` and `{@render}` into code these rules do not understand.
  {
    files: ['**/*.svelte'],
    rules: { '@typescript-eslint/no-unsafe-call': 'off', '@typescript-eslint/no-unsafe-member-access': 'off', 'prefer-const': 'off' },
  },
  // State that is replaced whole needs no reactive Set.
  { files: ['**/*.svelte.ts'], rules: { 'svelte/prefer-svelte-reactivity': 'off' } },
  { files: ['src/sim/**/*.ts'], rules: simulatorRules },
  // A `describe` is a heading over tests, not a function: test/fences/structure.test.ts measures the tests themselves.
  { files: ['test/**/*.ts'], rules: { 'max-lines-per-function': 'off' } },
);
