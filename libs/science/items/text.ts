import type { Fault } from './item';

// Tab, line feed and carriage return stay; the others no XML file (ODM, E2B) could hold.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/;

/** Everything that this lets through is kept byte for byte: nothing is trimmed, folded or normalised. */
export const faultOfText = (value: string, maxLength: number): Fault | undefined => {
  if (value.trim() === '') return { rule: 'empty', message: 'must not be empty' };
  if (value.length > maxLength) return { rule: 'too-long', message: `must have at most ${maxLength} characters` };
  if (!value.isWellFormed()) return { rule: 'lone-surrogate', message: 'must be well-formed Unicode: it has a lone surrogate' };
  if (CONTROL.test(value)) return { rule: 'control-character', message: 'must not have control characters' };
  return undefined;
};
