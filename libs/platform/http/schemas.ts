import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { defaultMetadataStorage as transformer } from 'class-transformer/cjs/storage';
import { getMetadataStorage, ValidationTypes } from 'class-validator';

type Rules = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>;
type Class = abstract new (...args: never[]) => object;

/**
 * The OpenAPI schema of every class that is validated, from its class-validator decorators, so that nothing is listed twice.
 * A property that says more of itself (an Item) keeps what it says.
 */
export const describeValidated = (): void => {
  const classes = (getMetadataStorage() as unknown as { validationMetadatas: Map<Class, unknown> }).validationMetadatas.keys();
  for (const target of classes) {
    const rules = getMetadataStorage().getTargetValidationMetadatas(target, '', false, false);
    for (const property of new Set(rules.map(({ propertyName }) => propertyName))) {
      if (Reflect.hasMetadata('swagger/apiModelProperties', target.prototype, property)) continue;
      const own = rules.filter(({ propertyName }) => propertyName === property);
      ApiProperty(schemaOf(target, property, own))(target.prototype, property);
    }
  }
};

const schemaOf = (target: Class, property: string, rules: Rules): ApiPropertyOptions => {
  const required = !rules.some(({ type }) => type === ValidationTypes.CONDITIONAL_VALIDATION);
  const named = rules.flatMap((rule) => SAYS[rule.name ?? '']?.(...(rule.constraints ?? [])) ?? []);
  return { required, ...typeOf(target, property), ...Object.assign({}, ...named) } as ApiPropertyOptions;
};

const typeOf = (target: Class, property: string) => {
  const type: unknown = Reflect.getMetadata('design:type', target.prototype, property);
  const nested = transformer.findTypeMetadata(target, property)?.typeFunction() as Class | undefined;
  if (type === Array) return { type: nested ?? String, isArray: true };
  // A union has no type at run time; what reads a number from text says so in its rules.
  return { type: nested ?? (type === Object || type === undefined ? String : type) };
};

/** What a rule says in JSON Schema; one that says nothing here is described by its route. */
const SAYS: Readonly<Record<string, (...constraints: any[]) => object>> = {
  isInt: () => ({ type: 'integer' }),
  isNumber: () => ({ type: 'number' }),
  isUuid: () => ({ type: 'string', format: 'uuid' }),
  isIn: (values) => ({ enum: values }),
  isLength: (minLength, maxLength) => ({ minLength, ...(maxLength !== undefined && { maxLength }) }),
  maxLength: (maxLength) => ({ maxLength }),
  minLength: (minLength) => ({ minLength }),
  matches: ({ source }: RegExp) => ({ pattern: source }),
  min: (minimum) => ({ minimum }),
  max: (maximum) => ({ maximum }),
  arrayMinSize: (minItems) => ({ minItems }),
  arrayMaxSize: (maxItems) => ({ maxItems }),
  isPartialDate: () => ({ type: 'string', description: 'ISO 8601 date, in full or in part', example: '2014-07' }),
  isMoment: () => ({ type: 'string', description: 'A record number, or a UTC time', example: '42' }),
};
