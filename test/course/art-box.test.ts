import { expect, test } from 'vitest';
import { ART_BOX } from '#course/art.ts';
import type { ArtId } from '#course/art.ts';
import { artBox } from '#course/art-box.ts';

test('every drawing has the box by its name that the table gives it', () => {
  const ids = Object.keys(ART_BOX) as ArtId[];
  expect(Object.fromEntries(ids.map((id) => [id, artBox(id)]))).toEqual(ART_BOX);
});
