import { startCopying } from './copy-code.ts';
import { startTerms } from './terms.ts';

startTerms();
startCopying();
