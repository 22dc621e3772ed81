/** Where the chosen theme is kept; the page's first script reads it before the first paint. */
export const THEME_KEY = `pip-the-penguin:${import.meta.env.BASE_URL}:theme`;
