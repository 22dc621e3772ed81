import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { build } from './build.mjs';
import { root } from './process.mjs';
import { siteAddress } from './site/site-address.mjs';
import { edition } from './usb/edition.ts';
import { USB_FOLDER, USB_ZIP } from './usb/results.ts';
import { zipOf } from './zip.ts';

/** Builds the course for a memory stick: a folder that opens by double click, and the same as a zip. */
// A site built for a path below a host stays as it is: this one is built beside it.
const dist = siteAddress(process.env).base === '/' ? 'dist' : '.cache/usb/dist';
const code = await build({ outDir: dist, basePath: '/' });
if (code === 0) {
  const files = await edition(path.join(root, dist));
  rmSync(path.join(root, USB_FOLDER), { recursive: true, force: true });
  for (const [file, bytes] of files) {
    const target = path.join(root, USB_FOLDER, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
  const zip = zipOf(files);
  writeFileSync(path.join(root, USB_ZIP), zip);
  const pages = [...files.keys()].filter((file) => file.endsWith('.html')).length;
  console.log(`${USB_ZIP}: ${zip.length.toLocaleString('en-GB')} bytes, ${pages} pages in ${files.size} files`);
}
process.exitCode = code;
