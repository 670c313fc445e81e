import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { LogController, type FastifyInstance, type FastifyReply, type FastifyServerOptions } from 'fastify';
import { BODY_LIMIT, mustBePlainQuery, parseJsonBody } from './json-body';
import { logAnswer, loggerOptions, type Logging } from './log';
import { problemWith, Refused } from './problem';
import { sendNothingKnown, showRevision } from './revision.hook';

/** An answer of the API is data: nothing in it may run, be framed, or be kept. A page route sets its own policy over this. */
const SECURITY = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
};

const options = (logging: Logging): FastifyServerOptions => ({
  logger: loggerOptions(logging),
  logController: new LogController({ disableRequestLogging: true }), // logAnswer does it, without the URL
  bodyLimit: BODY_LIMIT,
  requestTimeout: 30_000, // for the request to arrive, not for its answer: an event stream may stay open
  keepAliveTimeout: 65_000, // longer than the sixty seconds of common proxies
  forceCloseConnections: 'idle', // what was accepted is answered before the server stops
  clientErrorHandler: answerBadClient,
  frameworkErrors: (error, _, reply: FastifyReply) => {
    const status = error.statusCode ?? 400; // the router's: a malformed URL, an endless part of a path
    void reply
      .code(status)
      .headers(SECURITY)
      .type('application/problem+json')
      .send(JSON.stringify(problemWith(status)));
  },
  routerOptions: { maxParamLength: 128 },
});

/** Fastify with the platform's edge: JSON only, hardened, problems and headers of one kind, lines without personal data. */
export class ApiAdapter extends FastifyAdapter {
  constructor(logging: Logging = { level: 'silent' }) {
    super(options(logging) as never); // Nest types the options of HTTP/2 and HTTPS first
    harden(this.getInstance() as unknown as FastifyInstance);
  }

  /** Nest would bring its own parsers, for forms too; ours is there already. */
  override registerParserMiddleware(): void {}

  /** Keeps the words of Fastify, which quote the URL and the headers, away from the answer. */
  override mapException(error: unknown): unknown {
    const { statusCode, code } = error as { statusCode?: number; code?: string };
    if (!code?.startsWith('FST_') || statusCode === undefined || statusCode >= 500) return error;
    const { type, detail } = problemWith(statusCode);
    return new Refused(statusCode, type.replace('urn:verum:problem:', ''), detail);
  }
}

const harden = (fastify: FastifyInstance): void => {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (_, body, done) => {
    try {
      done(null, parseJsonBody(body));
    } catch (error) {
      done(error as Error);
    }
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.headers(SECURITY);
    mustBePlainQuery(request.query as Record<string, unknown>);
    done();
  });
  fastify.addHook('preSerialization', showRevision);
  fastify.addHook('onSend', sendNothingKnown);
  fastify.addHook('onResponse', logAnswer);
};

/** What is not HTTP, or comes too slowly, never reaches a route; it gets a problem too. */
const answerBadClient = (error: Error & { code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const status = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
  const body = JSON.stringify(problemWith(status));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
};
