import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { LAYERS } from '#fences';
import { scriptOf, sourceFiles } from './source-files.ts';

/** file → the files of the project it imports; both from the project's root, with forward slashes */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** Every module a text imports, types and dynamic imports included, as written. */
export function specifiersIn(code: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const named = specifierOf(node);
    if (named && ts.isStringLiteralLike(named)) found.push(named.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('planted.ts', code, ts.ScriptTarget.Latest));
  return found;
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return node.arguments[0];
  return undefined;
}

/** The file of the project a specifier names, or null for a package. */
export function resolveSpecifier(from: string, specifier: string): string | null {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare === '#fences') return 'fences.mjs';
  if (bare.startsWith('.')) return path.posix.join(path.posix.dirname(from), bare);
  const layer = LAYERS.find(({ alias }) => alias !== null && bare.startsWith(`${alias}/`));
  return layer ? layer.folder + bare.slice(String(layer.alias).length) : null;
}

/** The import graph of the project as it stands on disk. Throws for an import that names no file. */
export function readGraph(): ImportGraph {
  return new Map(
    sourceFiles().map((file) => {
      const targets = specifiersIn(scriptOf(file, readFileSync(file, 'utf8'))).flatMap((specifier) => {
        const target = resolveSpecifier(file, specifier);
        if (target === null) return [];
        if (!existsSync(target)) throw new Error(`${file} imports '${specifier}', but there is no ${target}.`);
        return [target];
      });
      return [file, targets];
    }),
  );
}

/** Groups of files that import each other in a circle (Tarjan's strongly connected components), self-imports included. */
export function circlesIn(graph: ImportGraph): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): void => {
    order.set(file, order.size);
    lowest.set(file, order.size - 1);
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) lowest.set(file, Math.min(lowest.get(file)!, lowest.get(next)!));
    }
    if (lowest.get(file) !== order.get(file)) return;
    const group = stack.splice(stack.indexOf(file));
    if (group.length > 1 || graph.get(file)?.includes(file)) circles.push(group);
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return circles;
}
