import { parseBlueprintText } from '#blueprint/parse.ts';
import { runBlueprint } from '#blueprint/run.ts';

/** The trace hash of each blueprint file, by its name: the same code in Node and in any browser. */
export function traceHashes(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => {
      const parsed = parseBlueprintText(text, 'file');
      if (!parsed.ok) return [name, parsed.problems.map((problem) => problem.message).join('; ')];
      return [name, runBlueprint(parsed.blueprint, { trace: true }).report.traceHash ?? ''];
    }),
  );
}
