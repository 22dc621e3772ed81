let offered: string | null = null;

/** Offers a text as a file to keep. Its address lives until the next one is offered: a browser may fetch it late. */
export function saveFile(name: string, text: string, type: string): void {
  if (offered !== null) URL.revokeObjectURL(offered);
  offered = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = offered;
  link.download = name;
  link.click();
}
