const SAY_FOR_MS = 1500;

/** A copy button in the head of every code block. */
export function startCopying(): void {
  for (const block of document.querySelectorAll('.code')) {
    const code = block.querySelector('pre');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn small quiet';
    button.textContent = 'Copy';
    button.addEventListener('click', () => {
      const text = [...(code?.querySelectorAll('.ln') ?? [])].map((line) => line.textContent).join('\n');
      void navigator.clipboard.writeText(text).then(
        () => {
          say(button, 'Copied');
        },
        () => {
          say(button, 'Select and copy');
        },
      );
    });
    block.querySelector('.code-head')?.append(button);
  }
}

function say(button: HTMLElement, words: string): void {
  button.textContent = words;
  setTimeout(() => {
    button.textContent = 'Copy';
  }, SAY_FOR_MS);
}
