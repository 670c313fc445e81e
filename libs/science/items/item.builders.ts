// Ways to say an item in one line of the dictionary.
import { CODELISTS } from './codelists';

export const text = (label: string, example: string, maxLength = 200) => ({ label, type: 'text', maxLength, example }) as const;
export const identifier = (label: string, example: string, pattern: string, maxLength = 20) =>
  ({ label, type: 'text', maxLength, pattern, example }) as const;
export const coded = (label: string, codelist: keyof typeof CODELISTS, example: string) =>
  ({ label, type: 'code', codelist: CODELISTS[codelist], example }) as const;
export const day = (label: string, example: string) => ({ label, type: 'day', example }) as const;
export const partialDate = (label: string, example: string) => ({ label, type: 'partialDate', example }) as const;
export const dateTime = (label: string, example: string) => ({ label, type: 'dateTime', example }) as const;
export const yesNo = (label: string, example = true) => ({ label, type: 'yesNo', example }) as const;
export const number = (label: string, unit: string | undefined, min: number, max: number, example: number) =>
  ({ label, type: 'number', ...(unit && { unit }), min, max, example }) as const;
export const studyDay = (label: string, example: number) =>
  ({ label, type: 'integer', unit: 'DAYS', min: -9999, max: 9999, example }) as const;
