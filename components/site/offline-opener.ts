/** Pages that were visited can be read without a network; what sees to it comes after everything else. */
export function startOffline(): void {
  if (!import.meta.env.SERVICE_WORKER || import.meta.env.DEV || !('serviceWorker' in navigator)) return;
  addEventListener('load', () => {
    void import('./offline.ts').then(({ keepWhatIsSeen }) => keepWhatIsSeen());
  });
}
