import type { Goal, GoalView } from '#scenarios/scenario.ts';

/** Ids of the goals that are met, with those met just now; the same set when there is none. The view is only made when a goal is open. */
export function withMet(goals: readonly Goal[], met: ReadonlySet<string>, viewNow: () => GoalView): ReadonlySet<string> {
  const open = goals.filter((goal) => !met.has(goal.id));
  if (open.length === 0) return met;
  const view = viewNow();
  const now = open.filter((goal) => goal.isMet(view));
  return now.length === 0 ? met : new Set([...met, ...now.map((goal) => goal.id)]);
}
