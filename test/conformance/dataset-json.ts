import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import { shared } from './golden.cases';

const schema = () =>
  JSON.parse(readFileSync(join(shared, 'data', 'standards', 'dataset-json', 'schema', 'dataset.schema.json'), 'utf8'));

let validate: ReturnType<InstanceType<typeof Ajv>['compile']> | undefined;

/** What the schema of Dataset-JSON 1.1 has against a document; empty where it is accepted. */
export const schemaFaults = (document: unknown): string => {
  if (!validate) {
    const ajv = new Ajv({ allErrors: true, strict: false });
    addFormats(ajv);
    validate = ajv.compile(schema());
  }
  return validate(document) ? '' : JSON.stringify(validate.errors?.slice(0, 3));
};
