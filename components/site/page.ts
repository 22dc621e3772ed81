import { showProgress } from './progress-marks.ts';
import { followReading } from './reading.ts';
import { startSearch } from './search-opener.ts';
import { startThemes } from './themes.ts';

startThemes();
startSearch();
showProgress();
followReading();

// What only matters once somebody reaches for it comes afterwards.
if (document.querySelector('.term, .code')) {
  addEventListener(
    'load',
    () => {
      void import('./text-aids.ts');
    },
    { once: true },
  );
}
