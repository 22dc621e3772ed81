import { testHostileInputs } from '#test/sim/blueprint/hostile-inputs.ts';

// Ten times what every check runs.
testHostileInputs(100);
