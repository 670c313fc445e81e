import { Body, Controller, Get, Param, Post, Query, type Provider, type Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IsInt, IsString, Length, Min } from 'class-validator';
import type { Person, Role } from '@verum/platform/access';
import {
  EventStore,
  idOfParticipant,
  idOfStudy,
  InMemoryEventStore,
  Progress,
  Refusals,
  Views,
  type CommandContext,
  type Refusal,
  type Scope,
} from '@verum/platform/eventsourcing';
import {
  Anyone,
  ApiAdapter,
  Caller,
  Context,
  HttpModule,
  IfSent,
  InScope,
  IsPartialDate,
  May,
  People,
  ReadQuery,
  Whereabouts,
  type Logging,
} from '..';

export const STUDY = idOfStudy('KET-01');
const [FROM, UNTIL] = ['2020-01-01T00:00:00.000Z', '2020-06-01T00:00:00.000Z'];

/** Somebody who audits, with the unblinded scope. */
const scoped = (actor: string, role: Role): Person => ({
  ...{ actor, organisation: 'org' },
  grants: [{ study: STUDY, role, sites: '*', from: FROM, until: null, unblinded: true }],
});

const person = (actor: string, ...grants: [study: string, role: Role, sites?: '*' | string[], until?: string][]): Person => ({
  actor,
  organisation: 'org',
  grants: grants.map(([study, role, sites = '*', until]) => ({ study, role, sites, from: FROM, until: until ?? null })),
});

export const PEOPLE: Readonly<Record<string, Person>> = {
  coordinator: person('c', [STUDY, 'coordinator', ['S01']], [STUDY, 'coordinator', ['S02']]),
  monitor: person('m', [STUDY, 'monitor']),
  both: person('b', [STUDY, 'monitor'], [STUDY, 'coordinator', ['S01']]),
  former: person('f', [STUDY, 'coordinator', '*', UNTIL]),
  elsewhere: person('e', [idOfStudy('OTHER'), 'coordinator']),
  builder: person('s', ['*', 'study-builder']),
  nobody: person('n'),
  auditor: person('a', [STUDY, 'auditor']),
  inspector: person('i', [STUDY, 'inspector']),
  auditor_unblinded: scoped('au', 'auditor'),
  inspector_unblinded: scoped('iu', 'inspector'),
};

/** A token is a name; whoever `left` has none any more. */
const known = (left: ReadonlySet<string>): People => ({
  byToken: (token) => (left.has(token) ? undefined : token === 'early' ? 'catching-up' : PEOPLE[token]),
});

/** Participant 9999 is at the site of somebody else. */
const whereabouts = {
  provide: Whereabouts,
  useValue: { isThere: ({ participant }: { participant: string }) => participant !== idOfParticipant(STUDY, '9999') },
};

class Finding {
  @IsString() @Length(1, 20) VSORRES: string;
  @IsPartialDate() VSDTC: string;
  @IsInt() @Min(1) repeat: number;
}

@Controller('api/studies')
class StudiesController {
  @Get() @May('study-builder', 'coordinator') list(@Caller() { role, grants }: Caller) {
    return { role, studies: grants.map(({ study }) => study) };
  }
  @Post() @May('study-builder', 'coordinator') register(@Context() { role, study }: CommandContext) {
    return { role, study };
  }
}

@Controller('api/studies/:study/participants/:participant/findings')
class FindingsController {
  @Post() @May('coordinator', 'monitor') add(@Body() body: Finding, @Context() context: CommandContext, @Param() params: object) {
    return { stream: 's-1', revision: 4, events: ['X'], ...(body.repeat === 2 && { replayed: true }), body, context, params };
  }
  @Get() @May('coordinator', 'monitor') find(@InScope() scope: Scope, @Query() query: ReadQuery) {
    return { revision: 7, scope, query };
  }
  @Get('forgotten') forgotten() {
    return 'open';
  }
}

class EntriesQuery extends ReadQuery {
  @IfSent() @IsString() participant?: string;
}

@Controller('api/studies/:study/entries')
class EntriesController {
  @Get() @May('monitor') find(@Query() query: EntriesQuery) {
    return { query };
  }
}

@Controller('health')
class HealthController {
  @Get() @Anyone() read() {
    return { status: 'ok' };
  }
  @Get('broken') @Anyone() broken() {
    throw new Error('value of Jane Doe');
  }
}

export type SmallApi = Readonly<{
  app: NestFastifyApplication;
  store: InMemoryEventStore;
  refused: Refusal[];
  waited: string[];
  left: Set<string>;
}>;

/** A small real application on the platform's edge. */
export const smallApi = async ({
  logging,
  controllers = [],
  providers = [],
}: { logging?: Logging; controllers?: Type[]; providers?: Provider[] } = {}): Promise<SmallApi> => {
  const [refused, waited, left]: [Refusal[], string[], Set<string>] = [[], [], new Set()];
  const store = new InMemoryEventStore();
  const kernel = {
    module: class Kernel {},
    global: true,
    providers: [
      {
        provide: Progress,
        useValue: { reached: async (stream: string, revision: number) => void waited.push(`${stream}@${revision}`) },
      },
      { provide: Refusals, useValue: { note: async (refusal: Refusal) => void refused.push(refusal) } },
      { provide: EventStore, useValue: store },
      { provide: Views, useValue: { hasReached: () => false, numberAt: () => 7 } },
    ],
    exports: [Progress, Refusals, EventStore, Views],
  };
  const testing = await Test.createTestingModule({
    imports: [kernel, HttpModule.with({ people: { provide: People, useValue: known(left) }, whereabouts })],
    controllers: [StudiesController, FindingsController, EntriesController, HealthController, ...controllers],
    providers,
  }).compile();
  const app = testing.createNestApplication<NestFastifyApplication>(new ApiAdapter(logging), { logger: false });
  return { app, store, refused, waited, left };
};
