/** Outlines, 24 × 24, of where a number comes from and whether a promise was kept. */
export const ORIGIN_ICONS = {
  published: 'M6 21V4M6 4.5h12l-3 4l3 4H6',
  derived: 'M6 9.5h12M6 14.5h12',
  toy: 'M4.5 13.5c2.5 -4 5 -4 7.5 -1.5s5 2.5 7.5 -1.5',
  kept: 'M5 12.6l4.6 4.6L19.4 7',
  broken: 'M6 6l12 12M18 6L6 18',
} as const;
