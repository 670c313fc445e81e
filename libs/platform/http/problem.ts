import { HttpException } from '@nestjs/common';
import { isDomainError, type Kind } from '@verum/platform/eventsourcing';

/** What is wrong where: a JSON pointer into the body, or `query: …`, `header: …`, `path: …`. */
export type Fault = Readonly<{ pointer: string; rule: string; message: string }>;

/** RFC 9457, with the rules of a decision that failed or the fields that have the wrong shape. Never holds a value that was sent. */
export type Problem = Readonly<{
  type: `urn:verum:problem:${string}`;
  title: string;
  status: number;
  detail: string;
  rules?: readonly string[];
  fields?: readonly string[];
  errors?: readonly Fault[];
}>;

/** The edge says no. `code` is public contract. */
export class Refused extends HttpException {
  constructor(
    status: number,
    readonly code: string,
    readonly detail: string,
    readonly errors?: readonly Fault[],
  ) {
    super(detail, status);
  }
}

export const STATUS: Readonly<Record<Kind, number>> = {
  forbidden: 403,
  missing: 404,
  conflict: 409,
  stale: 412,
  invalid: 422,
  unconditional: 428,
  away: 503,
  full: 507,
};

/** Words of our own for what Nest and Fastify refuse: theirs repeat the URL, a header or a piece of the body. */
const WORDS: Readonly<Record<number, readonly [code: string, detail: string]>> = {
  400: ['bad-request', 'The request cannot be read.'],
  401: ['unauthorized', 'Send a valid token: Authorization: Bearer …'],
  403: ['not-allowed', 'Your role in this study does not allow this.'],
  404: ['not-there', 'It is not there, or not in your scope.'],
  405: ['method-not-allowed', 'This method is not known here.'],
  408: ['timeout', 'The request took too long to arrive.'],
  413: ['too-large', 'The body is larger than this takes.'],
  414: ['path-too-long', 'A part of the path is longer than any id here.'],
  415: ['unsupported-media-type', 'Send the body as application/json.'],
  429: ['too-many', 'Too many requests. Try again later.'],
  431: ['headers-too-large', 'The headers are larger than this takes.'],
  503: ['away', 'Not ready at the moment. Try again.'],
};

/** The problem that an error is to the caller; `undefined` for one that nobody foresaw. */
export const problemOf = (error: unknown): Problem | undefined => {
  if (isDomainError(error)) {
    const { kind, code, message, rules, fields } = error;
    return problem(STATUS[kind], code, message, { rules, fields });
  }
  if (error instanceof Refused) {
    const { code, detail, errors } = error;
    return problem(error.getStatus(), code, detail, { fields: errors?.map(({ pointer }) => pointer), errors });
  }
  const status = error instanceof HttpException ? error.getStatus() : undefined;
  return status === undefined || status === 500 ? undefined : problemWith(status);
};

export const problemWith = (status: number): Problem => {
  const [code, detail] = WORDS[status] ?? ['refused', 'This was refused.'];
  return problem(status, code, detail);
};

export const UNFORESEEN: Problem = {
  type: 'urn:verum:problem:unforeseen',
  title: 'Unforeseen',
  status: 500,
  detail: 'This was not foreseen; it has been logged.',
};

/** not-allowed → Not allowed */
const titleOf = (code: string) => code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');

const problem = (
  status: number,
  code: string,
  detail: string,
  more: Pick<Problem, 'rules' | 'fields' | 'errors'> = {},
): Problem => ({
  type: `urn:verum:problem:${code}`,
  title: titleOf(code),
  status,
  detail,
  ...more,
});
