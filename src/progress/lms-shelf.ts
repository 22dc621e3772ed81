/** What the keys begin with in a learning platform, where the path of the course is nobody's choice. */
export const LMS_PREFIX = 'pip-the-penguin:lms:';

/** A window that holds what the course in its frame remembers. */
export interface ShelfHolder {
  pipShelf?: Storage;
}

/**
 * Where pages in a learning platform keep what they remember: in the page around them, for as long as it is open. Computers are shared
 * there, so nothing reaches the browser's own storage.
 */
export function lmsShelf(): Storage | undefined {
  return (window.parent as unknown as ShelfHolder).pipShelf;
}
