import { openDoor } from '#progress/door.ts';
import { THEME_KEY } from '#progress/theme-key.ts';

/** The two theme buttons: which is pressed follows the choice made, or else the system. */
export function startThemes(): void {
  const group = document.querySelector<HTMLElement>('[data-themes]');
  if (!group) return;
  const buttons = [...group.querySelectorAll('button')];
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const show = (): void => {
    const theme = root.dataset['theme'] ?? (dark.matches ? 'dark' : 'light');
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.value === theme));
  };
  for (const button of buttons) {
    button.addEventListener('click', () => {
      root.dataset['theme'] = button.value;
      openDoor(() => localStorage).write(THEME_KEY, button.value);
      show();
      // Where there is room for one button only, the pressed one hides: the other takes the focus.
      if (button.offsetParent === null) buttons.find((other) => other !== button)?.focus();
    });
  }
  dark.addEventListener('change', show);
  group.hidden = false;
  show();
}
