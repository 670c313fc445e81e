import { createHash } from 'node:crypto';
import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { OfParticipant } from '@verum/oversight/casebook';
import { Views } from '@verum/platform/eventsourcing';
import { Caller, InScope, May, ReadQuery } from '@verum/platform/http';
import { casebookOf } from './casebook-of';
import { Exports } from './exports.http';

@Controller('api/studies/:study/participants/:participant')
export class PrintedCasebookController {
  constructor(
    private readonly exports: Exports,
    private readonly views: Views,
  ) {}

  /** The casebook on one page that prints to A4; it loads nothing and runs nothing. */
  @Get('casebook.html')
  @ApiProduces('text/html')
  @May('coordinator', 'investigator', 'monitor', 'data-manager', 'auditor')
  async print(
    @InScope() scope: OfParticipant,
    @Query() { asOf: moment }: ReadQuery,
    @Caller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { text, styles, asOf, count, fileName } = casebookOf(this.views, scope, moment);
    const head = { what: 'casebook.html', filter: `asOf=${asOf}`, type: 'text/html; charset=utf-8' };
    const disposition = `inline; filename="${fileName}.html"`;
    const answer = await this.exports.answer(once({ text, count }), { ...head, disposition }, caller, scope);
    reply.header('content-security-policy', policyFor(styles));
    return answer;
  }
}

async function* once<T>(part: T): AsyncGenerator<T> {
  yield part;
}

/** Its own styles by their hashes, and nothing else from anywhere. */
const policyFor = (styles: readonly string[]): string => {
  const hashes = styles.map((style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  return `default-src 'none'; style-src ${hashes.join(' ')}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
};
