import { bird, drawing, fish, floe, gate, group, islet, mark, routes, shelf, waves } from './scene-parts.ts';
import { sky } from './sky.ts';

const WAVES = [
  [180, 116, 0.8],
  [20, 128, 0.7],
  [352, 210, 0.7],
  [168, 318, 0.9],
  [60, 232, 0.8],
  [292, 326, 0.8],
  [196, 246, 0.7],
  [262, 120, 0.7],
] as const;

const blocks = (): string =>
  group(-516, -110, 0.62, islet(1352, 352, 130, 9) + drawing('igloo', 1312, 296, 76, 56) + bird('client', 1400, 354, 34)) +
  routes(
    'M44 330C10 300 4 250 40 214M104 196C130 186 150 184 176 184M236 178C256 172 268 172 284 172M236 186C258 196 266 212 276 228M224 198C236 230 252 250 262 270',
  ) +
  group(-260, -82, 0.6, islet(566, 470, 190) + gate(566, 466) + bird('ambassador', 566, 474, 96)) +
  drawing('podium', 160, 170, 90, 45) +
  bird('controller', 205, 196, 84) +
  floe('idle', 326, 178, 88) +
  floe('overloaded', 326, 238, 100) +
  floe('busy', 272, 304, 100) +
  group(-330, -86, 0.68, islet(704, 548, 210, 16) + drawing('crate', 658, 458, 92, 86) + bird('worker-bird', 774, 552, 72));

const requests = (): string =>
  [
    fish('a', 16, 262, 20),
    fish('b', 30, 228, 20),
    fish('c', 128, 188, 20),
    fish('d', 154, 184, 19),
    fish('a', 260, 173, 18),
    fish('c', 259, 202, 18),
    fish('a', 238, 232, 18),
  ].join('');

/** The village stacked for phones: a composition of its own. */
export const tallVillage = (): string =>
  '<rect x="-40" y="-160" width="500" height="260" class="sc-sky"/>' +
  sky('translate(-190 -24) scale(.46)') +
  group(-300, -54, 0.46, '<use href="#land"/>') +
  '<rect x="-40" y="97" width="500" height="380" class="sc-sea"/>' +
  waves(WAVES) +
  blocks() +
  requests() +
  shelf('M460 330L390 346L344 362L316 392L292 440', 'H460Z') +
  drawing('letters', 216, 366, 100, 42) +
  bird('messenger', 352, 414, 78) +
  shelf('M-40 330L0 336L60 330L104 346L98 372L136 392L124 440', 'H-40Z') +
  bird('client', 26, 362, 44) +
  bird('client', 66, 356, 40) +
  bird('pip-pointing', 62, 424, 92) +
  mark(1, 205, 94, 13) +
  mark(2, 130, 120, 13) +
  mark(3, 92, 236, 13) +
  mark(4, 282, 92, 13) +
  mark(5, 200, 400, 13);
