import { runTool } from '#tasks/process.mjs';

/** Packs the course once before its tests. */
export async function setup(): Promise<void> {
  if ((await runTool('node', ['src/tasks/pack-scorm.ts'])) !== 0) throw new Error('The course cannot be packed; the reason stands above.');
}
