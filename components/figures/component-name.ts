/** The component of a figure goes by its id: `traffic-controller` is drawn by `TrafficController.svelte`. */
export function componentName(id: string): string {
  return id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
