import type { ValidationPlan } from './validation-plan';

type Value = Record<string, unknown>;
type PropertyPlan = ValidationPlan['properties'][number];
type Check = PropertyPlan['checks'][number];

/** The value does not pass: then the ordinary validation has to decide and explain. */
export const REFUSED = Symbol('refused');

/** An instance made from a good value, or REFUSED. */
export const validated = (plan: ValidationPlan, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return REFUSED;
  const object = new plan.make();
  for (const name of Object.keys(value)) {
    if (!plan.names.has(name)) return REFUSED;
    object[name] = (value as Value)[name];
  }
  for (const property of plan.properties) if (!settles(property, object)) return REFUSED;
  return object;
};

/** Whether a property passes; a nested one becomes an instance on the way. */
const settles = ({ name, conditions, checks, nested }: PropertyPlan, object: Value): boolean => {
  const held = object[name];
  for (const applies of conditions) if (!applies(object, held)) return true;
  for (const check of checks) if (!passes(check, object, held)) return false;
  if (!nested || held === undefined || held === null) return true;
  const built = Array.isArray(held) ? validatedEach(nested, held) : validated(nested, held);
  object[name] = built;
  return built !== REFUSED;
};

const validatedEach = (plan: ValidationPlan, values: readonly unknown[]): unknown => {
  const built: unknown[] = [];
  for (const value of values) {
    const item = validated(plan, value);
    if (item === REFUSED) return REFUSED;
    built.push(item);
  }
  return built;
};

/** `args` belongs to the plan and is filled anew for each call: no check keeps it. */
const passes = ({ accepts, each, args }: Check, object: Value, held: unknown): boolean => {
  args.object = object;
  if (!each) {
    args.value = held;
    return accepts(held, args) === true;
  }
  if (!Array.isArray(held)) return false;
  for (const value of held) {
    args.value = value;
    if (accepts(value, args) !== true) return false;
  }
  return true;
};
