import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { performance } from 'node:perf_hooks';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import type { InstrumenterContext } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { determineHitLimitReached, DryRunStatus, MutantRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import type { DryRunResult, MutantRunOptions, MutantRunResult, TestResult, TestRunner } from '@stryker-mutator/api/test-runner';
import type * as Registered from './registered-tests.ts';

/** The tests that mutants of the simulator must fail: its behaviour and the pinned examples, without the property tests and laws that take seconds. */
const FILES = [
  'test/sim/kernel/*.test.ts',
  'test/sim/blocks/*.test.ts',
  'test/sim/blueprint/{examples,journey,playback,record,streams}.test.ts',
];
const SHIM = new URL('registered-tests.ts', import.meta.url).href;

/**
 * Runs the simulator's tests on one mutant after the other in one process. A test that fails is run again without the mutant: if
 * it fails then as well, the mutant has left something behind, and Stryker tries it anew in a fresh process.
 */
class InProcessRunner implements TestRunner {
  /** Where the instrumented code looks which mutant is active, and notes what it covers. */
  private readonly context: InstrumenterContext = ((globalThis as unknown as Record<string, InstrumenterContext>)[
    INSTRUMENTER_CONSTANTS.NAMESPACE
  ] ??= {});
  private tests: readonly Registered.RegisteredTest[] = [];

  /** Nothing is loaded again: mutants that matter only while files are loaded are left out (`ignoreStatic`). */
  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun(): Promise<DryRunResult> {
    await this.load();
    const tests: TestResult[] = [];
    for (const one of this.tests) {
      this.context.currentTestId = one.id;
      tests.push(await resultOf(one));
    }
    delete this.context.currentTestId;
    return { status: DryRunStatus.Complete, tests, mutantCoverage: this.context.mutantCoverage ?? { static: {}, perTest: {} } };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }: MutantRunOptions): Promise<MutantRunResult> {
    const { context } = this;
    await this.load();
    context.activeMutant = activeMutant.id;
    if (hitLimit !== undefined) Object.assign(context, { hitCount: 0, hitLimit });
    const wanted = testFilter === undefined ? null : new Set(testFilter);
    const tests: TestResult[] = [];
    let failed: Registered.RegisteredTest | undefined;
    for (const one of this.tests) {
      if (wanted !== null && !wanted.has(one.id)) continue;
      const result = await resultOf(one);
      tests.push(result);
      if (result.status !== TestStatus.Failed) continue;
      failed = one;
      break;
    }
    const timedOut = determineHitLimitReached(context.hitCount, hitLimit);
    delete context.activeMutant;
    delete context.hitCount;
    if (failed !== undefined && (await resultOf(failed)).status === TestStatus.Failed)
      throw new Error(`${failed.id} fails without a mutant`);
    return timedOut === undefined
      ? toMutantRunResult({ status: DryRunStatus.Complete, tests })
      : { ...timedOut, status: MutantRunStatus.Timeout };
  }

  private async load(): Promise<void> {
    if (this.tests.length > 0) return;
    registerHooks({
      resolve: (specifier, context, next) =>
        specifier === 'vitest' && context.parentURL !== SHIM ? { url: SHIM, shortCircuit: true } : next(specifier, context),
    });
    const { load, registered } = (await import(SHIM)) as typeof Registered;
    for (const file of globSync(FILES).toSorted()) await load(file);
    this.tests = registered();
  }
}

async function resultOf({ id, name, file, run }: Registered.RegisteredTest): Promise<TestResult> {
  const startMs = performance.now();
  const about = { id, name, fileName: file };
  try {
    await run();
    return { ...about, status: TestStatus.Success, timeSpentMs: performance.now() - startMs };
  } catch (error) {
    const failureMessage = error instanceof Error ? error.message : String(error);
    return { ...about, status: TestStatus.Failed, failureMessage, timeSpentMs: performance.now() - startMs };
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)];
