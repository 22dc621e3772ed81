/** What lies on top, for who unpacks it. Lines end as every editor understands. */
export const README = `Pip the Penguin: Building Blocks of Distributed Systems

Unpack the whole archive, then open

    index.html

with a double click, in any browser of the last two years. No network is needed, none is used.

Figures, questions, review and search are all here. What you answer is kept by your browser for files
on this computer; where it refuses, it lasts as long as the page, and the page "Your progress" says so. That
page also saves it to a file and reads it again.

Do not take files apart: the pages need the folders beside them.

Code: MIT. Text and pictures: CC BY 4.0. Fonts: SIL Open Font License. See the folder licences-of-parts.
Copyright 2026 the Pip the Penguin contributors.
`.replaceAll('\n', '\r\n');
