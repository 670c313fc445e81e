import { Matches, ValidateBy } from 'class-validator';
import { isItemName } from '@verum/science/items';

/** A number, an account or an id, as a path takes them. */
export const IsName = () => Matches(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u);

export const IsItemName = () =>
  ValidateBy({
    name: 'isItemName',
    validator: { validate: isItemName, defaultMessage: () => '$property must be the name of an item' },
  });
