import { runTool } from '#tasks/process.mjs';

/** Packs the edition that the tests open. */
export async function setup(): Promise<void> {
  if ((await runTool('node', ['src/tasks/pack-usb.ts'])) !== 0) throw new Error('The edition does not pack; the reason stands above.');
}
