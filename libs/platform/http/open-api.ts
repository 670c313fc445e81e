import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Unblinding } from '@verum/platform/access';
import { RELEASE } from '@verum/platform/eventsourcing';
import { servePage } from './open-api.page';
import { routesOf, type Route } from './routes';
import { describeValidated } from './schemas';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameter = NonNullable<Operation['parameters']>[number];

/** `/api/openapi.json`, and a page to try it at `/api`. Anyone may read both: they say what there is, not what is in it. */
export const describeApi = (app: NestFastifyApplication): void => {
  let document: OpenAPIObject | undefined;
  servePage(app, () => (document ??= documentOf(app)));
};

export const documentOf = (app: NestFastifyApplication): OpenAPIObject => {
  describeValidated();
  const config = new DocumentBuilder()
    .setTitle('Verum')
    .setVersion(RELEASE)
    .setDescription('Event-sourced capture of clinical-trial data. Every answer of the kind 4xx or 5xx is a problem of RFC 9457.')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A personal access token: verum token create' })
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller}.${method}`,
  });
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Answer: ANSWER, Problem: PROBLEM },
  };
  const routes = new Map(routesOf(app).map((route) => [route.name, route]));
  for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path) as Operation[])) {
    const route = routes.get(operation.operationId ?? '');
    if (route) describe(operation, route);
  }
  return document;
};

const whoMay = (policy: Route['policy']) => (policy === 'anyone' ? 'Anyone.' : `Roles: ${policy?.join(', ') ?? 'none; closed'}.`);

/** Of who is let in by the unblinded scope, or sees more by it. */
const UNBLINDING: Readonly<Record<Unblinding, string>> = {
  always: 'Unblinded: also for an auditor or inspector with the unblinded scope; each read is kept.',
  'where granted': 'Arms and products are in it for whoever was granted to see them; those reads are kept.',
};

const describe = (operation: Operation, { method, path, policy, unblinding }: Route): void => {
  const said = [operation.description, whoMay(policy), unblinding && UNBLINDING[unblinding]];
  operation.description = said.filter(Boolean).join('\n\n');
  operation.tags = path
    .split('/')
    .filter((part) => /^\w/.test(part))
    .slice(-1);
  if (policy === 'anyone') return;
  const [headers, problems] = method === 'GET' ? [READ_HEADERS, READ_PROBLEMS] : [COMMAND_HEADERS, WRITE_PROBLEMS];
  operation.security = [{ bearer: [] }];
  operation.parameters = [...(operation.parameters ?? []), ...pathParameters(operation, path), ...headers];
  if (method !== 'GET') operation.responses['201'] = { description: 'Done, or done before', content: json('Answer') };
  for (const [status, words] of problems)
    operation.responses[status] ??= { description: words, content: json('Problem', 'application/problem+json') };
};

const json = (schema: string, type = 'application/json') => ({ [type]: { schema: { $ref: `#/components/schemas/${schema}` } } });

const KEYS: Readonly<Record<string, string>> = {
  study: 'The study: its key, such as KET-01, or its id',
  participant: 'The participant: the number that the study gave, or the id',
};

/** A route may take its study from the scope alone, and then Nest does not see that its path names one. */
const pathParameters = ({ parameters = [] }: Operation, path: string): Parameter[] => {
  const declared = new Map(
    parameters.flatMap((parameter) => ('in' in parameter && parameter.in === 'path' ? [[parameter.name, parameter]] : [])),
  );
  return path.split('/').flatMap((part) => {
    const [, name] = /^:(\w+)$/.exec(part) ?? [];
    const parameter = name && declared.get(name);
    if (parameter) parameter.description ??= KEYS[name];
    return !name || parameter ? [] : [{ name, in: 'path', required: true, description: KEYS[name], schema: { type: 'string' } }];
  });
};

const header = (name: string, required: boolean, description: string, schema: object): Parameter => ({
  name,
  in: 'header',
  required,
  description,
  schema,
});

const COMMAND_HEADERS = [
  header('Idempotency-Key', true, 'A UUID, new for each command; sent again, the command is answered again and done once.', {
    type: 'string',
    format: 'uuid',
  }),
  header('If-Match', false, 'The ETag of the revision that you saw; a change needs it.', { type: 'string', example: '"7"' }),
  header('Captured-At', false, 'When the device took it down.', { type: 'string', format: 'date-time' }),
];
const READ_HEADERS = [
  header('If-None-Match', false, 'The ETag that you have; 304 where it is still the newest.', { type: 'string' }),
];

const READ_PROBLEMS = [
  ['400', 'The wrong shape: each field with its rule'],
  ['401', 'No valid token'],
  ['403', 'The role does not allow it'],
  ['404', 'Not there, or not in your scope'],
  ['429', 'Too many'],
  ['503', 'The store, a key or the views are away'],
] as const;
const WRITE_PROBLEMS = [
  ...READ_PROBLEMS,
  ['409', 'A rule of the record does not allow it'],
  ['412', 'It changed since the revision named in If-Match'],
  ['413', 'The body is too large'],
  ['422', 'A rule for the value, or the same key with another body'],
  ['428', 'If-Match is missing'],
  ['507', 'The disk is full: nothing was written'],
] as const;

const text = { type: 'string' };
const texts = { type: 'array', items: text };
const ANSWER = {
  type: 'object',
  required: ['stream', 'revision', 'events'],
  properties: { stream: text, revision: { type: 'integer' }, events: texts },
};
const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', example: 'urn:verum:problem:wrong-shape' },
    title: text,
    status: { type: 'integer' },
    detail: text,
    rules: { ...texts, description: 'Every rule of the decision that failed' },
    fields: { ...texts, description: 'JSON pointers into the body, or query: …, header: …' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'rule', 'message'],
        properties: { pointer: text, rule: text, message: text },
      },
    },
  },
};
