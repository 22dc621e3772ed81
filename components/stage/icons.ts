/** Outlines of the plate's icons, 24 × 24. */
export const ICONS = {
  play: 'M8 5.2v13.6l11 -6.8Z',
  pause: 'M8 5.5v13M16 5.5v13',
  step: 'M6 5.5v13l9 -6.5ZM18.5 5.5v13',
  back: 'M18 5.5v13l-9 -6.5ZM5.5 5.5v13',
  reset: 'M4.5 12a7.5 7.5 0 1 0 2.4 -5.5M4.5 4v5h5',
  dice: 'M5 5h14v14H5ZM9 9v.2M15 15v.2M15 9v.2M9 15v.2',
  link: 'M10 14a4.2 4.2 0 0 0 6 0l3.4 -3.4a4.2 4.2 0 0 0 -6 -6l-1.4 1.4M14 10a4.2 4.2 0 0 0 -6 0l-3.4 3.4a4.2 4.2 0 0 0 6 6l1.4 -1.4',
  right: 'M9 5.5l6.5 6.5L9 18.5',
  check: 'M5 12.6l4.6 4.6L19.4 7',
  question: 'M8.5 9a3.6 3.6 0 1 1 5 3.3c-1 .5 -1.5 1.2 -1.5 2.4M12 18.3v.2',
} as const;
