import { startCopying } from './copy-code.ts';
import { followReading } from './reading.ts';
import { startTerms } from './terms.ts';

followReading();
startTerms();
startCopying();
