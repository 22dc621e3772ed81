import { bird, drawing, fish, floe, gate, islet, mark, namedMark, routes, shelf, waves } from './scene-parts.ts';
import { sky } from './sky.ts';

const WAVES = [
  [480, 352],
  [664, 344, 0.8],
  [880, 350, 0.9],
  [1180, 346, 0.8],
  [1350, 372],
  [480, 540, 1.3],
  [930, 430, 1.1],
  [900, 590, 1.4],
  [860, 520, 1.2],
  [1300, 560, 1.3],
  [660, 396],
  [1240, 470, 1.1],
  [470, 470, 1.2],
  [1050, 372, 0.8],
] as const;

const behind = (skyAt: string): string =>
  `<rect x="-600" y="-500" width="2640" height="830" class="sc-sky"/>${sky(skyAt)}<use href="#land"/>` +
  '<rect x="-600" y="326" width="2640" height="420" class="sc-sea"/>' +
  '<path d="M1004 352h62M1016 364h44M996 377h34M1044 377h30M1022 391h32M1008 404h20" class="sc-glint"/>' +
  waves(WAVES);

const balancing = (): string =>
  routes(
    'M330 448C400 430 440 446 500 446M628 440C690 424 730 420 770 420M846 404C900 370 930 356 972 350M852 412C940 404 1010 406 1074 412M850 426C900 470 950 488 1008 492M858 418C940 432 1100 446 1168 484',
  ) +
  islet(566, 470, 190) +
  gate(566, 466) +
  bird('ambassador', 566, 474, 96) +
  drawing('podium', 742, 398, 132, 66) +
  bird('controller', 808, 436, 118) +
  floe('idle', 1038, 366, 132) +
  floe('busy', 1146, 424, 150) +
  floe('overloaded', 1070, 506, 168) +
  floe('busy', 1246, 496, 160);

const storing = (): string =>
  islet(704, 548, 210, 16) +
  drawing('crate', 658, 458, 92, 86) +
  bird('worker-bird', 774, 552, 72) +
  shelf('M2040 440L1440 466L1380 490L1346 532L1318 560L1286 640', 'H2040Z') +
  drawing('letters', 1196, 560, 132, 56) +
  bird('messenger', 1380, 604, 104);

const requests = (): string =>
  [
    fish('a', 372, 437, 26),
    fish('b', 428, 440, 26),
    fish('c', 680, 427, 26),
    fish('d', 726, 422, 25),
    fish('a', 918, 363, 22),
    fish('c', 968, 405, 23),
    fish('b', 924, 476, 24),
    fish('a', 1008, 437, 24),
    fish('d', 1126, 468, 22),
  ].join('');

const shore = (): string =>
  shelf('M-600 468L0 468L96 452L214 458L300 450L352 470L338 500L392 530L360 566L420 640', 'H-600Z') +
  '<path d="M352 470L338 500L392 530L360 566L420 640H392L336 570L362 534L312 502L326 476Z" class="sc-shore-shade"/>' +
  drawing('igloo', 20, 416, 142, 104) +
  bird('client', 232, 486, 70) +
  bird('client', 292, 478, 62) +
  bird('client', 318, 522, 76);

const village = (skyAt: string): string =>
  behind(skyAt) +
  islet(1352, 352, 130, 9) +
  drawing('igloo', 1312, 296, 76, 56) +
  bird('client', 1400, 354, 34) +
  balancing() +
  storing() +
  requests() +
  shore();

/** The village for wide screens: Pip points at it, words name the five blocks. */
export const wideVillage = (): string =>
  village('') +
  bird('pip-pointing', 182, 598, 150) +
  namedMark(1, [858, 318], 'load balancer', [826, 352]) +
  namedMark(2, [610, 296], 'reverse proxy', [588, 334]) +
  namedMark(3, [556, 592], 'cache', [664, 520]) +
  namedMark(4, [50, 378], 'content delivery network', [84, 420]) +
  namedMark(5, [1130, 596], 'message queue', [1206, 588], -1);

/** The same for tablets: numbers only, the key stands below. */
export const narrowVillage = (): string =>
  village('translate(225 -8)') +
  mark(1, 888, 322, 19) +
  mark(2, 650, 336, 19) +
  mark(3, 624, 508, 19) +
  mark(4, 1302, 282, 19) +
  mark(5, 1176, 566, 19);
