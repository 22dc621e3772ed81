import type { Field, Fields } from './fields/field.ts';
import { blockField } from './fields/kinds.ts';
import { meaningOf } from './fields/meanings.ts';
import { deedFields, linkFields, placeFields, runFields } from './fields/run.ts';
import { allowedBy, oneOf } from './problem.ts';

/** One line of the documentation of the blueprint. */
export interface FieldDoc {
  /** `blueprint`, `place`, `link`, `happening`, or a kind of block. */
  readonly owner: string;
  /** Dotted, within the owner. `[]` stands for each item of a list. */
  readonly path: string;
  /** For fields that only some variants have, as in `process: "poisson"`; otherwise empty. */
  readonly when: string;
  /** What it takes, in words. */
  readonly value: string;
  /** As JSON; `null` when the field is required. */
  readonly default: string | null;
  readonly meaning: string;
  /** Whether a happening may set it. */
  readonly isSettable: boolean;
}

/** Every field of a blueprint, in the order of the tables. */
export function fieldDocs(): readonly FieldDoc[] {
  const kinds = Object.entries(blockField.variants).flatMap(([kind, fields]) => docsOf(kind, fields, '', ''));
  const outside = [
    ...docsOf('blueprint', runFields, '', ''),
    ...docsOf('place', placeFields, '', ''),
    ...docsOf('link', linkFields, '', ''),
  ];
  const happening = [...docsOf('happening', deedFields, '', ''), ...HAPPENING_PARTS];
  const plain = [...outside, ...happening].map((doc) => ({ ...doc, isSettable: false }));
  return merged([...plain, ...kinds]);
}

/** Their parser depends on the blocks, so no table holds them. */
const HAPPENING_PARTS: readonly FieldDoc[] = (
  [
    ['block', 'the id of a block or a list of ids'],
    ['set', 'an object of settings'],
  ] as const
).map(([path, value]) => ({
  owner: 'happening',
  path,
  when: '',
  value,
  default: null,
  meaning: meaningOf(`happening.${path}`).meaning,
  isSettable: false,
}));

function docsOf(owner: string, fields: Fields, prefix: string, when: string, isFixed = false): readonly FieldDoc[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const path = prefix + name;
    const { meaning } = meaningOf(plain(`${owner}.${path}`));
    const isFixedNow = isFixed || field.fixed === 'all';
    const isSettable = !isFixedNow && field.fixed === undefined;
    const standard = field.default === undefined ? null : JSON.stringify(field.default);
    const doc = { owner, path, when, value: allowedBy(field), default: standard, meaning, isSettable };
    return [doc, ...partsOf(owner, field, path, isFixedNow)];
  });
}

function partsOf(owner: string, field: Field, path: string, isFixed: boolean): readonly FieldDoc[] {
  switch (field.type) {
    case 'group':
      return docsOf(owner, field.fields, `${path}.`, '', isFixed);
    case 'by-name':
      return partsOf(owner, field.of, `${path}.NAME`, isFixed);
    case 'list':
      return partsOf(owner, field.of, `${path}[]`, isFixed);
    case 'variants': {
      const { meaning } = meaningOf(plain(`${owner}.${path}.${field.by}`));
      const value = oneOf(Object.keys(field.variants));
      const tag = { owner, path: `${path}.${field.by}`, when: '', value, default: null, meaning, isSettable: false };
      const parts = Object.entries(field.variants).flatMap(([variant, fields]) =>
        docsOf(owner, fields, `${path}.`, `${field.by}: ${variant}`, isFixed),
      );
      return [tag, ...parts];
    }
    default:
      return [];
  }
}

/** A field that several variants have alike is one line. */
function merged(docs: readonly FieldDoc[]): readonly FieldDoc[] {
  const lines = new Map<string, FieldDoc>();
  for (const doc of docs) {
    const key = [doc.owner, doc.path, doc.value, doc.isSettable].join('|');
    const before = lines.get(key);
    if (before === undefined) lines.set(key, doc);
    else if (doc.when !== '') lines.set(key, { ...before, when: `${before.when}, ${doc.when.slice(doc.when.indexOf(':') + 2)}` });
  }
  return [...lines.values()];
}

function plain(path: string): string {
  return path.replaceAll('[]', '').replaceAll('.NAME', '');
}
