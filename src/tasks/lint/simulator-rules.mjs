/**
 * What keeps a run of the simulator equal bit for bit in every engine: only arithmetic whose result the language standard
 * fixes, no clock but the simulated one, no order that depends on the machine, nothing of the web or of Node.
 */

/** Correctly rounded or exact by the standard; everything else in Math may differ in the last bit. */
const EXACT_MATH = ['abs', 'ceil', 'clz32', 'floor', 'fround', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc'];

const FOREIGN_GLOBALS = [
  ...['Date', 'performance', 'Temporal', 'Intl', 'crypto', 'process', 'globalThis', 'self', 'window', 'document', 'navigator', 'console'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'queueMicrotask', 'requestAnimationFrame'],
  ...['requestIdleCallback', 'scheduler', 'fetch', 'Promise', 'Worker', 'WeakRef', 'FinalizationRegistry', 'localStorage', 'eval'],
];

/** @type {Record<string, ['error', ...object[]]>} */
export const simulatorRules = {
  'no-restricted-globals': [
    'error',
    ...FOREIGN_GLOBALS.map((name) => ({ name, message: 'The simulator knows no clock, engine or page.' })),
  ],
  'no-restricted-syntax': [
    'error',
    {
      selector: `MemberExpression[object.name='Math']:not([computed=false][property.name=/^(${EXACT_MATH.join('|')})$/])`,
      message: 'Differs between engines in the last bit: use #kernel/math.ts or #kernel/random.ts.',
    },
    { selector: "Identifier[name='Math']:not(MemberExpression > .object)", message: 'Name the function: Math.floor, not Math.' },
    {
      selector: "BinaryExpression[operator='**']",
      message: '`**` differs between engines in the last bit: multiply, or use #kernel/math.ts.',
    },
    { selector: "AssignmentExpression[operator='**=']", message: '`**=` differs between engines in the last bit.' },
    {
      selector: 'CallExpression[callee.property.name=/^(sort|toSorted)$/][arguments.length=0]',
      message: 'Say the order: without a comparator numbers sort as text.',
    },
    {
      selector: 'MemberExpression[property.name=/^(localeCompare|toLocaleString|toLocaleLowerCase|toLocaleUpperCase)$/]',
      message: 'Depends on the machine’s language.',
    },
    { selector: ':function[async=true]', message: 'The simulator is synchronous: time is simulated.' },
    { selector: 'AwaitExpression', message: 'The simulator is synchronous: time is simulated.' },
  ],
};
