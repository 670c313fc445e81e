import type { Type } from '@nestjs/common';
import { defaultMetadataStorage as transformer } from 'class-transformer/cjs/storage';
import { getMetadataStorage, ValidationTypes, type ValidationArguments } from 'class-validator';

type Rule = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
type Value = Record<string, unknown>;

type Check = Readonly<{
  accepts: (value: unknown, args: ValidationArguments) => unknown;
  each: boolean;
  args: ValidationArguments;
}>;

type PropertyPlan = {
  readonly name: string;
  readonly conditions: ((object: unknown, value: unknown) => boolean)[];
  readonly checks: Check[];
  nested?: ValidationPlan;
};

/** What class-validator and class-transformer know about a class, flat. */
export type ValidationPlan = Readonly<{
  make: new () => Value;
  names: ReadonlySet<string>;
  properties: readonly PropertyPlan[];
}>;

/** A rule that a plan does not cover: groups, asynchronous checks, transforms, discriminators. */
class NotCovered extends Error {}
const notCovered = (): never => {
  throw new NotCovered();
};

/** `undefined` where a plan would not say everything that the decorators say. */
export const compilePlan = (target: Type): ValidationPlan | undefined => {
  try {
    return planOf(target, new Map());
  } catch (error) {
    if (error instanceof NotCovered) return undefined;
    throw error;
  }
};

const planOf = (target: Type, seen: Map<Type, ValidationPlan>): ValidationPlan => {
  const known = seen.get(target);
  if (known) return known;
  if (transformer.getExposedMetadatas(target).length > 0 || transformer.getExcludedMetadatas(target).length > 0) notCovered();

  const properties = new Map<string, PropertyPlan>();
  const plan: ValidationPlan = { make: target as new () => Value, names: new Set(), properties: [] };
  seen.set(target, plan); // before its properties, because a class may hold itself
  for (const rule of getMetadataStorage().getTargetValidationMetadatas(target, '', false, false)) {
    const property = properties.get(rule.propertyName) ?? { name: rule.propertyName, conditions: [], checks: [] };
    properties.set(rule.propertyName, property);
    addRule(target, rule, property, seen);
  }
  for (const property of properties.values()) {
    if (!property.nested && transformer.findTypeMetadata(target, property.name)) notCovered();
    (plan.names as Set<string>).add(property.name);
    (plan.properties as PropertyPlan[]).push(property);
  }
  return plan.properties.length > 0 ? plan : notCovered();
};

const PLAIN_TO_CLASS = 0;

const addRule = (target: Type, rule: Rule, property: PropertyPlan, seen: Map<Type, ValidationPlan>): void => {
  if ((rule.groups ?? []).length > 0 || rule.always || (rule as { validateIf?: unknown }).validateIf !== undefined) notCovered();
  if (transformer.findTransformMetadatas(target, rule.propertyName, PLAIN_TO_CLASS).length > 0) notCovered();
  switch (rule.type) {
    case ValidationTypes.WHITELIST:
      return;
    case ValidationTypes.CONDITIONAL_VALIDATION:
      return void property.conditions.push(rule.constraints[0]);
    case ValidationTypes.NESTED_VALIDATION:
      property.nested = planOf(nestedTypeOf(target, rule.propertyName), seen);
      return;
    case ValidationTypes.CUSTOM_VALIDATION:
      return void property.checks.push(...checksOf(target, rule));
    default:
      notCovered();
  }
};

const nestedTypeOf = (target: Type, property: string): Type => {
  const type = transformer.findTypeMetadata(target, property);
  const nested = type?.typeFunction();
  if (typeof nested !== 'function' || type?.options?.discriminator || [Date, Map, Set].includes(nested as never))
    return notCovered();
  return nested as Type;
};

const checksOf = (target: Type, rule: Rule): Check[] =>
  getMetadataStorage()
    .getTargetValidatorConstraints(rule.constraintCls)
    .map(({ async, instance }) => {
      if (async) notCovered();
      const { constraints, propertyName: property, each } = rule;
      const args: ValidationArguments = { constraints, property, targetName: target.name, object: {}, value: undefined };
      return { accepts: (value, given) => instance.validate(value, given), each, args };
    });
