import { dirname } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

const ASSETS = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'] as const;

/** Everything on the page is a file of our own origin; nothing inline runs. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Verum API</title>
    <link rel="stylesheet" href="/api/page/swagger-ui.css" />
    <link rel="icon" href="/api/page/favicon-32x32.png" />
    <script src="/api/page/swagger-ui-bundle.js" defer></script>
    <script src="/api/page.js" defer></script>
  </head>
  <body><main id="api"></main></body>
</html>
`;

/** The page makes the key of each command itself, unless one is typed in; it is dark where its reader's system is. */
const SCRIPT = `const dark = matchMedia('(prefers-color-scheme: dark)');
const paint = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
paint();
dark.addEventListener('change', paint);
const isKey = ({ name }) => name === 'Idempotency-Key';
const open = (spec) => {
  for (const path of Object.values(spec.paths))
    for (const { parameters = [] } of Object.values(path))
      for (const key of parameters.filter(isKey)) key.required = false;
  SwaggerUIBundle({
    spec,
    dom_id: '#api',
    deepLinking: true,
    validatorUrl: null,
    requestInterceptor: (request) => {
      if (request.method !== 'GET') request.headers['Idempotency-Key'] ||= crypto.randomUUID();
      return request;
    },
  });
};
fetch('/api/openapi.json').then((answer) => answer.json()).then(open);
`;

/** Serves the document, and the page from the files of swagger-ui-dist: it works without a network. */
export const servePage = (app: NestFastifyApplication, documentOf: () => object): void => {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.get('/api/openapi.json', () => documentOf());
  void fastify.register(async (page) => {
    page.addHook('onRequest', async (_, reply) => void reply.header('content-security-policy', PAGE_POLICY));
    page.get('/api', (_, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
    page.get('/api/page.js', (_, reply) => reply.type('text/javascript; charset=utf-8').send(SCRIPT));
    await page.register(fastifyStatic, {
      root: dirname(require.resolve('swagger-ui-dist/package.json')),
      prefix: '/api/page/',
      cacheControl: false,
      allowedPath: (path) => ASSETS.some((asset) => path === `/${asset}`),
    });
  });
};
