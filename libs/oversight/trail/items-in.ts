import { isItemName } from '@verum/science/items';

/** The items that an event holds a value of, however deep, each once; a correction names its own. What is sealed stays shut. */
export const itemsIn = (data: object): readonly string[] => {
  const items = new Set<string>();
  collect(data, items);
  return [...items].sort();
};

const collect = (data: object, items: Set<string>): void => {
  if ('$sealed' in data) return;
  for (const name in data) {
    const value = (data as Readonly<Record<string, unknown>>)[name];
    if (value === null || value === undefined) continue;
    if (isItemName(name)) items.add(name);
    if (name === 'item' && typeof value === 'string' && isItemName(value)) items.add(value);
    if (typeof value === 'object') collect(value, items);
  }
};
