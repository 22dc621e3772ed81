import { ESLint } from 'eslint';
import ts from 'typescript-eslint';

/** The project's own lint rules, without those that need type information: a planted file exists on no disk. */
const eslint = new ESLint({
  overrideConfig: [ts.configs.disableTypeChecked, { languageOptions: { parserOptions: { projectService: false } } }],
});

interface Finding {
  readonly rule: string;
  readonly line: number;
  readonly message: string;
}

/** What the linter says about `code` if it stood in `file`. Throws when it does not parse, for then nothing was judged. */
export async function lintPlanted(file: string, code: string): Promise<Finding[]> {
  const [result] = await eslint.lintText(code, { filePath: file });
  const messages = result?.messages ?? [];
  const fatal = messages.find((message) => message.fatal);
  if (fatal) throw new Error(`${file}: ${fatal.message}`);
  return messages.map(({ ruleId, line, message }) => ({ rule: ruleId ?? '', line, message }));
}

/** The lines of `code` that `rule` objects to. */
export async function linesReported(file: string, code: string, rule: string): Promise<number[]> {
  const findings = await lintPlanted(file, code);
  return findings.filter((finding) => finding.rule === rule).map((finding) => finding.line);
}
