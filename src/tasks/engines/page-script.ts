import { traceHashes } from './hashes.ts';

/** Left for whoever loads this script into a page. */
(globalThis as unknown as { traceHashes: typeof traceHashes }).traceHashes = traceHashes;
