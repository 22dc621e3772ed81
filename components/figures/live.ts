import { createRawSnippet, hydrate } from 'svelte';
import type { Component, Snippet } from 'svelte';
import type { Scenario } from '#scenarios/scenario.ts';
import { prepare } from '#stage/ready-run.ts';
import { componentName } from './component-name.ts';

type FigureComponent = Component<{ twin: Snippet }>;

/** A reader who never comes to a figure never fetches it. */
const COMPONENTS = import.meta.glob<{ default: FigureComponent; scenario: Scenario }>('./*.svelte');

/** Stands for the words and data that are in the page as built: they are taken over as they are. */
const twin = createRawSnippet(() => ({ render: () => '<div class="as-built"></div>' }));

/** Brings one built figure to life: takes over the markup that is there. */
export async function enliven(target: HTMLElement): Promise<void> {
  const load = COMPONENTS[`./${componentName(target.dataset['live'] ?? '')}.svelte`];
  if (load === undefined) return;
  const { default: figure, scenario } = await load();
  await prepare(scenario);
  hydrate(figure, { target, props: { twin } });
}
