import { componentName } from '#figures/component-name.ts';
import { Complaint } from '#tasks/complaint.ts';
import { bandsText, componentText, scenarioText } from './figure-text.ts';
import type { FigureNames } from './figure-text.ts';
import { chapterFolder, checkName, inScenarios, isThere, titleOf } from './names.ts';
import { insertBefore, textIn } from './plan.ts';
import type { Plan } from './plan.ts';

const REGISTRY = 'src/scenarios/registry.ts';
const USUAL_CHAPTER = 'load-balancers';

/** Names that mean something else where a scenario's name is written. */
const SPOKEN_FOR = (
  'break case catch class const continue debugger default delete do else enum export extends false finally for function if import in ' +
  'instanceof new null return static super switch this throw true try typeof var void while with yield let await async of package ' +
  'private protected public interface implements arguments eval undefined number string boolean symbol object ' +
  'controller village visitors picture strips follow twin player scenario'
).split(' ');

/** The next free plate of a chapter: `1.5`. */
function nextPlate(root: string, chapter: number): string {
  const taken = inScenarios(root, 'plate')
    .map((plate) => plate.split('.').map(Number))
    .filter(([number]) => number === chapter)
    .map(([, place]) => place ?? 0);
  return `${chapter}.${Math.max(0, ...taken) + 1}`;
}

/** A new figure: scenario, its place in the registry, component, test with bands. Throws a Complaint for a bad or taken name. */
export function planFigure(root: string, id: string, chapter = USUAL_CHAPTER): Plan {
  checkName(id, 'a figure');
  const component = componentName(id);
  const constant = component.charAt(0).toLowerCase() + component.slice(1);
  const [scenarioFile, componentFile, testFile] = [
    `src/scenarios/${id}.ts`,
    `components/figures/${component}.svelte`,
    `test/scenarios/${id}.test.ts`,
  ];
  const file = [scenarioFile, componentFile, testFile].find((one) => isThere(root, one));
  if (file !== undefined) throw new Complaint(`'${id}' is taken: ${file} is there.`);
  if (inScenarios(root, 'id').includes(id)) throw new Complaint(`'${id}' is taken: a figure has that id.`);
  if (SPOKEN_FOR.includes(constant)) throw new Complaint(`'${id}' means something else in the code; choose another name, of two words.`);
  const registry = textIn(root, REGISTRY);
  if (new RegExp(`\\b${constant}\\b`, 'i').test(registry)) throw new Complaint(`'${id}' is taken: ${REGISTRY} has a '${constant}'.`);
  const { number, folder } = chapterFolder(root, chapter);
  const names: FigureNames = { id, constant, title: titleOf(id), plate: nextPlate(root, number) };
  const imported = insertBefore(REGISTRY, registry, '\n/** Every figure', `import { ${constant} } from './${id}.ts';\n`);
  return {
    creates: { [scenarioFile]: scenarioText(names), [componentFile]: componentText(names), [testFile]: bandsText(names) },
    edits: { [REGISTRY]: insertBefore(REGISTRY, imported, '];', `  ${constant},\n`) },
    next: [
      `npm run unit -- scenarios/${id}   its numbers lie in the bands of test/scenarios/${id}.test.ts; change both together`,
      `${folder}/index.mdx: write <Figure id="${id}" /> where it belongs, and add ${id} to 'figures' at the top`,
      `npm run dev   to look at it; it is plate ${names.plate}`,
    ],
  };
}
