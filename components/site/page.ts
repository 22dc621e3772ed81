import { startCopying } from './copy-code.ts';
import { startOffline } from './offline-opener.ts';
import { showProgress } from './progress-marks.ts';
import { followLinksInLms } from './lms-links.ts';
import { followReading } from './reading.ts';
import { startSearch } from './search-opener.ts';
import { startTerms } from './terms.ts';
import { startThemes } from './themes.ts';

startThemes();
startSearch();
showProgress();
followReading();
startTerms();
startCopying();
if (import.meta.env.LMS) followLinksInLms();
startOffline();
