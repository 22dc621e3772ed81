/** The pages whose weight and speed are measured; paths without a leading slash. */
export const MEASURED_PAGES = [
  { name: 'home', path: '' },
  { name: 'chapter', path: 'load-balancers/' },
] as const;

/** A Chromium that does nothing on its own. */
export const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
