/** Every refusal of the science folders is a RangeError whose `argument` names what was wrong and whose text starts with it. */
export const refuse = (argument: string, must: string): never => {
  throw Object.assign(new RangeError(`${argument} must be ${must}`), { argument });
};

/** What stands where a missing measurement leaves the rule open. */
export const NE = 'NE';

type Named = Readonly<Record<string, unknown>>;
const each =
  (holds: (value: unknown) => boolean, must: string) =>
  (named: Named): void => {
    for (const [name, value] of Object.entries(named)) if (!holds(value)) refuse(name, must);
  };

export const measurements = each((value) => Number.isFinite(value) && (value as number) >= 0, 'a measured number of 0 or more');
export const limits = each((value) => Number.isFinite(value) && (value as number) > 0, 'a number above 0');
export const answers = each((value) => typeof value === 'boolean', 'true or false');

export const oneOf = <T extends string>(name: string, value: T, allowed: readonly T[]): T =>
  allowed.includes(value) ? value : refuse(name, `one of ${allowed.join(', ')}`);
