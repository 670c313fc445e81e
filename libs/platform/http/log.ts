import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import type { DestinationStream, Level, LoggerOptions } from 'pino';

/** `silent` logs nothing; without a `stream` the lines go to stdout. */
export type Logging = Readonly<{ level: Level | 'silent'; stream?: DestinationStream }>;

/**
 * What an error may tell the log: its class, its code and the places in our code. Not its message, which may quote a value
 * that a driver or a parser met.
 */
export const placeOf = ({ name, code, message, stack = '' }: Error & { code?: unknown }) => ({
  type: name,
  ...(typeof code === 'string' && { code }),
  stack: stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line)),
});

/** pino, for Fastify: lines without personal data. Request and reply are never serialised as a whole. */
export const loggerOptions = ({ level, stream }: Logging): (LoggerOptions & { stream?: DestinationStream }) | false =>
  level === 'silent'
    ? false
    : {
        level,
        base: undefined,
        messageKey: 'message',
        timestamp: () => `,"at":"${new Date().toISOString()}"`,
        formatters: { level: (label) => ({ level: label }) },
        serializers: { err: placeOf, req: () => undefined, res: () => undefined },
        redact: {
          paths: ['headers', 'body', 'query', 'params', 'url', '*.headers', '*.body', '*.query', '*.params', '*.url'],
          remove: true,
        },
        ...(stream && { stream }),
      };

/** One line for each answer. The route's pattern stands for the path, which holds participant numbers. */
export const logAnswer = (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
  const { method, routeOptions } = request;
  const line = {
    method,
    route: routeOptions.url ?? 'unknown',
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime * 10) / 10,
  };
  (request.log as FastifyBaseLogger).info(line, 'answered');
  done();
};
