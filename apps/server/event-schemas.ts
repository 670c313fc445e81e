import type { Catalogue, Entry } from '@verum/platform/eventsourcing';
import { isItemName, itemOf } from '@verum/science/items';
import { streams } from './record';

export type EventSchema = Readonly<{ category: string; type: string; version: number; hidden: boolean; schema: object }>;

/** The schema of each type of event (JSON Schema), derived from its catalogue entry. An erased or sealed field is an envelope. */
export const eventSchemas = (): readonly EventSchema[] =>
  streams.flatMap(({ category, catalogue, hidden = false }) =>
    Object.entries(catalogue as Catalogue<any>).map(([type, entry]) => ({
      ...{ category, type, version: entry.version, hidden },
      schema: schemaOf(entry),
    })),
  );

const ENVELOPE = { type: 'object', required: ['$sealed'], properties: { $sealed: { type: 'object' } } };

const schemaOf = ({ example, sealed = {} }: Entry<any>): object => ({
  type: 'object',
  required: Object.keys(example),
  properties: Object.fromEntries(
    Object.entries(example).map(([field, value]) => [field, field in sealed ? nullable(ENVELOPE) : fieldOf(field, value)]),
  ),
});

/** What the catalogue cannot tell from one example is left open: whether a field may be null, and what is in an empty list. */
const fieldOf = (name: string, value: unknown): object => ({
  ...(isItemName(name) && { title: itemOf(name).label }),
  ...typeOf(value),
});

const typeOf = (value: unknown): object => {
  if (value === null) return {};
  if (Array.isArray(value)) return { anyOf: [{ type: ['array', 'null'] }, ALL] };
  if (typeof value === 'object') {
    const properties = Object.entries(value).map(([field, inner]) => [field, fieldOf(field, inner)]);
    return { type: ['object', 'null'], properties: Object.fromEntries(properties) };
  }
  return { type: [typeof value, 'null'] };
};

/** Where a list names some (sites), all are said so. */
const ALL = { const: '*' };

const nullable = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });
