/** Processor time of this thread, in ms: unlike a clock it does not run while other work has the processor. */
export function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
