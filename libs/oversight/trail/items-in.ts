import { isItemName } from '@verum/science/items';

/** The items that an event holds a value of, however deep, each once; a correction names its own. What is sealed stays shut. */
export const itemsIn = (data: object): readonly string[] => [...new Set(named(data))].sort();

const named = (data: object): string[] => {
  if (Array.isArray(data)) return data.flatMap((each) => (isObject(each) ? named(each) : []));
  if ('$sealed' in data) return [];
  return Object.entries(data).flatMap(([name, value]) => [
    ...(isItemName(name) && value !== null && value !== undefined ? [name] : []),
    ...(name === 'item' && typeof value === 'string' && isItemName(value) ? [value] : []),
    ...(isObject(value) ? named(value) : []),
  ]);
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
