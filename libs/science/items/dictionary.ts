import { CDISC_ITEMS } from './cdisc.items';
import type { Item } from './item';
import { OWN_ITEMS } from './own.items';

/** Every item that is recorded: its label, type, codelist, unit and validator in one place. */
export const DICTIONARY = { ...CDISC_ITEMS, ...OWN_ITEMS } as const satisfies Readonly<Record<string, Item>>;

export type ItemName = keyof typeof DICTIONARY;
export const isItemName = (name: string): name is ItemName => Object.hasOwn(DICTIONARY, name);
export const itemOf = (name: ItemName): Item => DICTIONARY[name];
