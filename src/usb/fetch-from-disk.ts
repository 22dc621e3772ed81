import { onDisk } from './on-disk.ts';

/** From disk nothing can be fetched: what the site's own code asks for is at hand already. */
globalThis.fetch = (address: unknown) => {
  const name = String(address).replace(/^(?:\.\.\/)+/, '');
  const { files } = onDisk();
  return Promise.resolve(Object.hasOwn(files, name) ? new Response(files[name]) : new Response(null, { status: 404 }));
};
