import { testHostileLinks } from '#test/scenarios/hostile-links.ts';

// Ten times what every check runs.
testHostileLinks(100_000);
