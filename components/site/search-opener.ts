/** Opens the search dialog by its button and by Ctrl or ⌘ K; what searches is fetched the first time. */
export function startSearch(): void {
  const dialog = document.querySelector<HTMLDialogElement>('#search');
  const button = document.querySelector<HTMLElement>('[data-search]');
  if (!dialog || !button) return;
  const open = (): void => {
    if (dialog.open) return;
    dialog.showModal();
    void import('./search-dialog.ts').then(({ fillDialog }) => {
      fillDialog(dialog);
    });
  };
  button.hidden = false;
  button.addEventListener('click', open);
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  dialog.addEventListener('click', (event) => {
    // The backdrop belongs to the dialog; whatever is inside has a parent of its own.
    if (event.target === dialog) dialog.close();
  });
  if (navigator.platform.startsWith('Mac')) button.querySelector('kbd')?.replaceChildren('⌘ K');
}
