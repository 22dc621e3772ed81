import type { Distribution, WorkDistribution } from '#kernel/distribution.ts';
import type { BlockOptions } from './blueprint.ts';
import type { Findings } from './problems.ts';

/** What one field of a block cannot tell alone: bounds that depend on each other. Notes every problem. */
export function checkOptions(id: string, options: BlockOptions, path: string, findings: Findings): void {
  switch (options.kind) {
    case 'client':
      checkLaw(options.work, `${path}.work`, findings);
      if (options.arrivals.process === 'closed') checkLaw(options.arrivals.thinkTime, `${path}.arrivals.thinkTime`, findings);
      if (options.arrivals.process === 'schedule') checkSteps(options.arrivals.steps, `${path}.arrivals.steps`, findings);
      if (options.mix.every((sort) => sort.share === 0)) findings.refuse(`${path}.mix`, 0, 'at least one share above 0 is needed');
      break;
    case 'server':
      checkLaw(options.serviceTime, `${path}.serviceTime`, findings);
      break;
    case 'load-balancer':
      checkBalancer(id, options, path, findings);
      break;
  }
}

function checkLaw(law: Distribution | WorkDistribution, path: string, findings: Findings): void {
  if (law.distribution !== 'uniform') return;
  const [low, high] = 'minMs' in law ? [law.minMs, law.maxMs] : [law.min, law.max];
  if (low > high) findings.refuse(path, low, `a lower bound of at most the upper one (${high}) is`);
}

function checkSteps(steps: readonly { readonly fromMs: number }[], path: string, findings: Findings): void {
  steps.forEach((step, i) => {
    if (i > 0 && step.fromMs <= steps[i - 1]!.fromMs) findings.refuse(`${path}[${i}].fromMs`, step.fromMs, 'a later instant than that of the step before is');
  });
}

function checkBalancer(id: string, options: Extract<BlockOptions, { kind: 'load-balancer' }>, path: string, findings: Findings): void {
  const { healthCheck, to } = options;
  if (healthCheck !== null && healthCheck.timeoutMs >= healthCheck.intervalMs) {
    findings.refuse(`${path}.healthCheck.timeoutMs`, healthCheck.timeoutMs, `less than the interval (${healthCheck.intervalMs}) is`);
  }
  if (new Set(to).size < to.length) findings.refuse(`${path}.to`, to, 'each server once is');
  for (const named of [...Object.keys(options.weights), ...options.draining]) {
    if (!to.includes(named)) findings.refuse(`${path}.${options.draining.includes(named) ? 'draining' : 'weights'}`, named, `a server of ${id} is: ${to.slice(0, 20).join(', ')}`);
  }
}
