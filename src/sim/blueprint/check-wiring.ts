import type { BlockOptions, LinkOptions } from './blueprint.ts';
import type { Findings } from './problems.ts';

/** Blocks nested deeper than this are refused. */
const MAX_DEPTH = 10;

type Blocks = Readonly<Record<string, BlockOptions>>;

/** Notes every target that is missing, a client, or leads back to where it came from, and every link between strangers. */
export function checkWiring(blocks: Blocks, links: readonly LinkOptions[], findings: Findings): void {
  for (const [id, options] of Object.entries(blocks)) {
    for (const target of targetsOf(options)) checkTarget(blocks, target, `blocks.${id}.to`, findings);
  }
  if (findings.problems.length > 0) return;
  const heights = new Map<string, number>();
  for (const id of Object.keys(blocks)) if (heightOf(blocks, id, heights, [], findings) === null) return;
  links.forEach((link, i) => checkLink(blocks, link, `links[${i}]`, findings));
}

/** Ids that a block sends to. */
export function targetsOf(options: BlockOptions): readonly string[] {
  if (options.kind === 'server') return [];
  return options.kind === 'client' ? [options.to] : options.to;
}

function checkTarget(blocks: Blocks, target: string, path: string, findings: Findings): void {
  const options = Object.hasOwn(blocks, target) ? blocks[target] : undefined;
  if (options === undefined || options.kind === 'client') {
    const servers = Object.keys(blocks).filter((id) => blocks[id]!.kind !== 'client');
    findings.refuse(path, target, `a block that takes requests is: ${servers.slice(0, 20).join(', ') || 'there is none'}`);
  }
}

/** Longest way down from a block; notes a circle or too deep a nesting and returns `null`. */
function heightOf(blocks: Blocks, id: string, heights: Map<string, number>, above: readonly string[], findings: Findings): number | null {
  const known = heights.get(id);
  if (known !== undefined) return known;
  if (above.includes(id) || above.length > MAX_DEPTH) {
    const why = above.includes(id) ? 'a way that does not lead back to where it started is' : `at most ${MAX_DEPTH} blocks in a row are`;
    findings.refuse(`blocks.${above[0] ?? id}.to`, [...above.slice(0, 5), id].join(' to '), why);
    return null;
  }
  let height = 0;
  for (const target of targetsOf(blocks[id]!)) {
    const below = heightOf(blocks, target, heights, [...above, id], findings);
    if (below === null) return null;
    height = Math.max(height, below + 1);
  }
  heights.set(id, height);
  return height;
}

function checkLink(blocks: Blocks, link: LinkOptions, path: string, findings: Findings): void {
  const from = Object.hasOwn(blocks, link.from) ? blocks[link.from] : undefined;
  if (from === undefined) findings.refuse(`${path}.from`, link.from, `the name of a block is: ${Object.keys(blocks).slice(0, 20).join(', ')}`);
  else if (!targetsOf(from).includes(link.to)) findings.refuse(`${path}.to`, link.to, `a block that ${link.from} sends to is: ${targetsOf(from).slice(0, 20).join(', ') || 'there is none'}`);
}
