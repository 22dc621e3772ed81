import { PIP_BOX } from './pip-box.ts';

/** The drawings of the course and the box each is drawn in; the drawings themselves are symbols in `symbols.svg`. */
export const ART_BOX = {
  'pip-idle': PIP_BOX,
  'pip-thinking': PIP_BOX,
  'pip-cheering': PIP_BOX,
  'pip-oops': PIP_BOX,
  'pip-pointing': PIP_BOX,
  'pip-teacher': PIP_BOX,
  'pip-head': '14 -2 92 90',
  worker: '-4 -14 208 146',
  'worker-bird': '-14 -6 148 146',
  controller: '-14 -6 148 146',
  ambassador: '-14 -6 148 146',
  messenger: '-14 -6 148 146',
  client: '-14 -6 148 146',
  'fish-a': '0 0 32 20',
  'fish-b': '0 0 32 20',
  'fish-c': '0 0 32 20',
  'fish-d': '0 0 32 20',
  'floe-idle': '-4 0 208 124',
  'floe-busy': '-4 0 208 124',
  'floe-overloaded': '-4 0 208 124',
  'floe-down': '-4 0 208 124',
  podium: '0 10 200 100',
  'floe-s-idle': '0 0 24 24',
  'floe-s-busy': '0 0 24 24',
  'floe-s-overloaded': '0 0 24 24',
  'floe-s-down': '0 0 24 24',
  crate: '0 -10 120 112',
  igloo: '0 0 140 104',
  letters: '0 0 200 84',
} as const satisfies Readonly<Record<string, string>>;

export type ArtId = keyof typeof ART_BOX;
