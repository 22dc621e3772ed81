import { showProgress } from './progress-marks.ts';
import { startSearch } from './search-opener.ts';
import { startThemes } from './themes.ts';

startThemes();
startSearch();
showProgress();
