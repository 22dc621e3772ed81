// The first one stands in for the network, so it comes before whatever asks.
import './fetch-from-disk.ts';
import '#site/page.ts';
import '#figures/wake.ts';
import '#quiz-ui/wake.ts';
import './desks.ts';
import '#site/progress-desk.ts';
