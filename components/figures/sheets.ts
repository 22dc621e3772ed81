import chips from '#styles/chips.css?url';
import colonies from '#stage/colonies.css?url';
import crates from '#stage/crates.css?url';
import delivery from '#stage/delivery.css?url';
import gates from '#stage/gates.css?url';
import letters from '#stage/letters.css?url';
import nines from '#stage/nines.css?url';
import ride from '#stage/ride.css?url';
import ring from '#stage/ring.css?url';
import runs from '#stage/runs.css?url';
import shops from '#stage/shops.css?url';
import sketch from '#stage/sketch.css?url';

/** Styles of pictures by the number of the chapter that shows them: no other chapter fetches them. */
const SHEETS: Readonly<Record<string, readonly string[]>> = {
  '0': [sketch, colonies, nines],
  '1': [ring],
  '2': [runs, crates, gates],
  '3': [runs, crates],
  '4': [runs, crates, shops],
  '5': [runs, letters],
  '6': [crates, delivery],
  '7': [runs, chips, ride],
};

/** Addresses of the styles that a plate ("2.1") needs beside those of every plate. */
export function sheetsOf(plate: string): readonly string[] {
  return SHEETS[plate.split('.')[0] ?? ''] ?? [];
}
