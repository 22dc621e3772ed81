/** Sky and land behind the village: sun and halo by day, stars and aurora by night. */

const STARS = [
  [842, 28],
  [905, -104],
  [980, 20],
  [1042, -130],
  [1120, 60],
  [1210, -82],
  [1304, 40],
  [1376, -110],
  [1408, 80],
  [1168, -148],
  [620, -140],
  [1260, -30],
  [860, -150],
  [1330, 120],
  [380, -150],
  [1010, 110],
  [700, 170],
  [470, 240],
  [60, 200],
  [220, 250],
  [590, 150],
  [760, 120],
] as const;

interface Curtain {
  readonly fromX: number;
  readonly step: number;
  readonly fill: string;
  readonly footY: (x: number) => number;
  readonly tallness: (x: number) => number;
}

const CURTAINS: readonly Curtain[] = [
  {
    fromX: 690,
    step: 13,
    fill: 'aurora-b',
    footY: (x) => 196 - 30 * Math.sin((x - 690) / 128 + 0.8) - (x - 690) * 0.05,
    tallness: (x) => 150 + 40 * Math.sin(x / 110),
  },
  {
    fromX: 830,
    step: 11,
    fill: 'aurora-a',
    footY: (x) => 118 - 46 * Math.sin((x - 600) / 150) - (x - 600) * 0.085,
    tallness: (x) => 130 + 60 * Math.sin(x / 90 + 2),
  },
];
const CURTAIN_END_X = 1480;

/** A curtain of upright quads along a wandering foot line; each fades upwards, so the curtain has a grain. */
function curtain({ fromX, step, fill, footY, tallness }: Curtain): string {
  const quads: string[] = [];
  for (let x = fromX; x < CURTAIN_END_X; x += step) {
    const height = tallness(x) * (1 + 0.22 * Math.sin(x * 0.11) + 0.12 * Math.sin(x * 0.37));
    const fade = Math.min(1, (x - fromX + step) / 150);
    const opacity = fade < 1 ? ` opacity="${fade.toFixed(2)}"` : '';
    const [left, right] = [footY(x), footY(x + step)];
    quads.push(
      `<path fill="url(#${fill})"${opacity} d="M${x} ${left.toFixed(0)}L${x + step} ${right.toFixed(0)}V${(right - height).toFixed(0)}H${x}Z"/>`,
    );
  }
  return quads.join('');
}

const stop = (offset: number, colour: string, opacity: number): string =>
  `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${opacity}"/>`;
const fadeUp = (id: string, stops: string): string => `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops}</linearGradient>`;

/** Drawn once a page and used by every scene: `sky-night`, `sky-day` and `land`. */
export function backdrops(): string {
  const stars = STARS.map(([x, y], place) => `<circle cx="${x}" cy="${y}" r="${place % 3 ? 1.3 : 2.1}" class="sc-star"/>`).join('');
  const fades =
    fadeUp('aurora-a', stop(0, '#2aa783', 0) + stop(0.72, '#35b98f', 0.34) + stop(0.9, '#7fe9c4', 0.5) + stop(1, '#7fe9c4', 0)) +
    fadeUp('aurora-b', stop(0, '#2b8fa3', 0) + stop(0.8, '#2f9f9a', 0.26) + stop(1, '#2f9f9a', 0));
  return (
    `<defs>${fades}<g id="sky-night">${stars}${CURTAINS.map(curtain).join('')}</g>` +
    `<g id="sky-day">${SUN}</g><g id="land">${LAND}</g></defs>`
  );
}

const SUN =
  '<circle cx="1040" cy="70" r="196" class="sc-halo faint"/><circle cx="1040" cy="70" r="118" class="sc-halo"/><path d="M820 70H1260" class="sc-halo faint"/>' +
  '<circle cx="1040" cy="70" r="34" class="sc-sun"/><ellipse cx="922" cy="70" rx="5" ry="17" class="sc-dog"/><ellipse cx="1158" cy="70" rx="5" ry="17" class="sc-dog"/>' +
  '<ellipse cx="1040" cy="-48" rx="17" ry="4.5" class="sc-dog"/>';

const LAND =
  '<path d="M470 330L548 300L600 310L664 272L712 300L770 264L826 228L876 262L926 248L986 202L1040 244L1084 228L1142 264L1198 240L1262 186L1322 232L1378 208L1440 238L1600 210V334H470Z" class="sc-far"/>' +
  '<path d="M826 228L876 262L894 290L884 330H834L846 298L828 276ZM986 202L1040 244L1066 276L1058 330H990L1006 288L982 256ZM1262 186L1322 232L1346 268L1340 330H1268L1286 280L1256 246ZM664 272L712 300L724 330H672L680 304ZM1142 264L1172 278L1186 300L1180 330H1146L1154 300Z" class="sc-far2"/>' +
  '<path d="M-600 320L0 322L120 312L260 318L430 306L610 316L700 304L812 314L940 302L1080 314L1180 300L1300 312L1440 298L2040 310V340H-600Z" class="sc-near"/>';

// The classes stand on the copies: what is inside one does not see the page's theme.
const BEHIND = '<use href="#sky-night" class="sc-night"/><use href="#sky-day" class="sc-day"/>';

/** The sky, moved and scaled into a scene. */
export const sky = (transform: string): string => `<g transform="${transform}">${BEHIND}</g>`;
