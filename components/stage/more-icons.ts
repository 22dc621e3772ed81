/** Outlines of icons that few plates or late parts need, 24 × 24. */
export const MORE_ICONS = {
  cross: 'M6 6l12 12M18 6L6 18',
  download: 'M12 4v11M7 10.5l5 5l5 -5M4.5 20h15',
  eye: 'M2.5 12C6 6.5 18 6.5 21.5 12C18 17.5 6 17.5 2.5 12ZM12 9.2a2.8 2.8 0 1 0 .01 0Z',
  ice: 'M3 15l5 -7h8l5 7l-4 4H7Z',
} as const;
