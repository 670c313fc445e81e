import 'reflect-metadata';
import { ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';
import fc from 'fast-check';
import { CompiledValidationPipe } from './compiled-validation.pipe';
import { IfSent, IsPartialDate } from './fields';
import { compilePlan } from './validation-plan';
import { WrongShape } from './wrong-shape';

class Result {
  @IsString() @Matches(/^[A-Z0-9]{1,8}$/) VSTESTCD: string;
  @IsString() @Length(0, 200) VSORRES: string;
  @IsOptional() @IsString() @Length(1, 32) VSORRESU?: string;
}

class Visit {
  @IsUUID() visit: string;
  @IsString() @Length(1, 64) site: string;
  @IsInt() @Min(1) repeat: number;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(5) @ValidateNested({ each: true }) @Type(() => Result) results: Result[];
  @IsPartialDate() VSDTC: string;
  @IfSent() @IsString({ each: true }) notes?: string[];
}

const good = {
  visit: '0190f3a4-7b1c-7d2e-8f3a-4b5c6d7e8f90',
  site: 'S01',
  repeat: 1,
  results: [
    { VSTESTCD: 'SYSBP', VSORRES: '128', VSORRESU: 'mmHg' },
    { VSTESTCD: 'PULSE', VSORRES: '66' },
  ],
  VSDTC: '2014-07',
  notes: ['a', 'b'],
};

const junk = fc.oneof(
  fc.constantFrom(null, '', 'x', 0, -1, 1.5, true, [], {}, [1], [{}], ['a'], { length: 1 }, 'A'.repeat(65), [[]], { 0: 'a' }),
  fc.jsonValue({ maxDepth: 2 }),
);
const keys = ['visit', 'site', 'repeat', 'results', 'VSDTC', 'notes', 'VSTESTCD', 'VSORRES', 'VSORRESU', 'extra', 'toString'];
const change = fc.record({ key: fc.constantFrom(...keys), inside: fc.boolean(), value: fc.option(junk, { nil: undefined }) });

/** The good body with some fields taken away or replaced. */
const altered = fc.array(change, { maxLength: 2 }).map((changes) => {
  const body: Record<string, any> = structuredClone(good);
  for (const { key, inside, value } of changes) {
    const at = inside && typeof body.results?.[0] === 'object' ? (body.results[0] ?? body) : body;
    if (value === undefined) delete at[key];
    else at[key] = value;
  }
  return body;
});

const metadata: ArgumentMetadata = { type: 'body', metatype: Visit };
const compiled = new CompiledValidationPipe();
const ordinary = new ValidationPipe({
  whitelist: true,
  forbidNonWhitelisted: true,
  transform: true,
  exceptionFactory: (errors) => new WrongShape(errors),
});
const answer = async (pipe: ValidationPipe, body: unknown) => {
  try {
    return await pipe.transform(body, metadata);
  } catch (error) {
    if (error instanceof WrongShape) return { refused: error.errors };
    throw error;
  }
};

describe('the compiled validation', () => {
  it('answers 2,000 altered bodies exactly as ValidationPipe does', async () => {
    const seen = { accepted: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(fc.oneof({ weight: 20, arbitrary: altered }, junk), async (body) => {
        const expected = await answer(ordinary, structuredClone(body));
        expect(await answer(compiled, body)).toEqual(expected);
        seen[expected instanceof Visit ? 'accepted' : 'refused']++;
      }),
      { numRuns: 2_000 },
    );
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(200);
  });

  it('makes instances, nested ones too', async () => {
    const visit = await compiled.transform(structuredClone(good), metadata);
    expect(visit).toBeInstanceOf(Visit);
    expect((visit as Visit).results[0]).toBeInstanceOf(Result);
  });

  it('covers such a class, and leaves one that transforms to ValidationPipe', async () => {
    class Transformed {
      @Transform(({ value }) => Number(value)) @IsInt() n: number;
    }
    expect(compilePlan(Visit)).toBeDefined();
    expect(compilePlan(Transformed)).toBeUndefined();
    expect(await compiled.transform({ n: '4' }, { type: 'body', metatype: Transformed })).toEqual({ n: 4 });
  });

  it('names each field by its JSON pointer, with the rule, and never repeats a value', async () => {
    const body = { ...good, repeat: 'SECRET', 'a/b~c': 'SECRET', results: [{ VSTESTCD: 'SECRET-9', VSORRES: 1 }] };
    const { refused } = (await answer(compiled, body)) as { refused: { pointer: string; rule: string }[] };
    expect(refused.map(({ pointer, rule }) => `${pointer} ${rule}`).sort()).toEqual([
      '/a~1b~0c unknown',
      '/repeat isInt',
      '/repeat min',
      '/results/0/VSORRES isLength',
      '/results/0/VSORRES isString',
      '/results/0/VSTESTCD matches',
    ]);
    expect(JSON.stringify(refused)).not.toContain('SECRET');
  });

  it('says what a query parameter should have been', async () => {
    class Query {
      @IfSent() @IsString() @Length(2, 3) term?: string;
    }
    await expect(compiled.transform({ term: 'long' }, { type: 'query', metatype: Query })).rejects.toMatchObject({
      errors: [{ pointer: 'query: term', rule: 'isLength' }],
    });
  });
});
