import { mount } from 'svelte';
import OfflineDesk from './OfflineDesk.svelte';

const target = document.querySelector<HTMLElement>('[data-offline-desk]');
if (target !== null) {
  target.replaceChildren();
  mount(OfflineDesk, { target });
}
