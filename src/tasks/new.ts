import process from 'node:process';
import { command } from './complaint.ts';
import { carryOut } from './new/plan.ts';
import { planOf } from './new/plan-of.ts';

await command(() => carryOut(process.cwd(), planOf(process.cwd(), process.argv.slice(2))));
