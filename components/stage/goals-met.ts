import type { Goal, GoalView } from '#scenarios/scenario.ts';

/** Ids of goals that are met now and were not before. The view is only made when there is a goal to judge. */
export function newlyMet(goals: readonly Goal[], met: ReadonlySet<string>, viewNow: () => GoalView): string[] {
  const open = goals.filter((goal) => !met.has(goal.id));
  if (open.length === 0) return [];
  const view = viewNow();
  return open.filter((goal) => goal.isMet(view)).map((goal) => goal.id);
}
