import { boundaries } from './boundaries/boundaries.registry';
import { change } from './change/change.registry';
import { incidence } from './incidence/incidence.registry';
import { signals } from './signals/signals.registry';
import { specialFunctions } from './special-functions/special-functions.registry';
import { time } from './time/time.registry';

/** Takes a reference case's `input` as its one argument and returns the shape of its `expected`. */
export type Calculation = (input: never) => unknown;
export type Registry = Readonly<Record<string, Calculation>>;

/** By the name that the reference cases give as `fn`. A folder exports its own part (`<folder>.registry.ts`). */
export const registry: Registry = { ...specialFunctions, ...incidence, ...time, ...boundaries, ...signals, ...change };
