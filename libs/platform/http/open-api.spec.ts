import 'reflect-metadata';
import { Body, Controller, Post } from '@nestjs/common';
import { Anyone } from './policy';
import { Item, OptionalItem } from './items';
import { describeApi } from './open-api';
import { smallApi, type SmallApi } from './testing/small-api';

class Consent {
  @Item('DSSTDTC') DSSTDTC: string;
  @Item('DSCAT') DSCAT: string;
  @OptionalItem('reason') reason?: string;
}

@Controller('consents')
class ConsentController {
  @Post() @Anyone() give(@Body() body: Consent) {
    return body;
  }
}

let api: SmallApi;
beforeAll(async () => {
  api = await smallApi({ controllers: [ConsentController] });
  describeApi(api.app);
  await api.app.init();
  await api.app.getHttpAdapter().getInstance().ready();
});
afterAll(() => api.app.close());

const get = (url: string) => api.app.inject({ method: 'GET', url });
const give = async (payload: object) => (await api.app.inject({ method: 'POST', url: '/consents', payload })).json();

describe('an item of the dictionary', () => {
  const good = { DSSTDTC: '2026-01', DSCAT: 'PROTOCOL MILESTONE' };

  it('is checked by the dictionary, which names the rule', async () => {
    expect(await give(good)).toEqual(good);
    expect(await give({ DSSTDTC: '2023-02-30', DSCAT: 'SECRET', reason: null })).toMatchObject({
      status: 400,
      errors: [
        { pointer: '/DSSTDTC', rule: 'date' },
        { pointer: '/DSCAT', rule: 'codelist' },
        { pointer: '/reason', rule: 'text' },
      ],
    });
    expect(await give({ DSCAT: 'PROTOCOL MILESTONE' })).toMatchObject({ errors: [{ pointer: '/DSSTDTC', rule: 'required' }] });
  });

  it('is described by it', async () => {
    const { components } = (await get('/api/openapi.json')).json();
    expect(components.schemas.Consent).toMatchObject({
      required: ['DSSTDTC', 'DSCAT'],
      properties: {
        DSSTDTC: { type: 'string', description: 'Start Date/Time of Disposition Event' },
        DSCAT: { enum: ['DISPOSITION EVENT', 'OTHER EVENT', 'PROTOCOL MILESTONE'] },
        reason: { type: 'string', maxLength: 500 },
      },
    });
  });
});

describe('the OpenAPI document', () => {
  it('says of every route who may take it, what it takes and what it refuses', async () => {
    const { paths } = (await get('/api/openapi.json')).json();
    const findings = paths['/api/studies/{study}/participants/{participant}/findings'];
    expect(findings.post).toMatchObject({
      description: 'Roles: coordinator, monitor.',
      security: [{ bearer: [] }],
      tags: ['findings'],
    });
    const parameters = findings.post.parameters.map(
      ({ name, required }: { name: string; required: boolean }) => `${name} ${required}`,
    );
    expect(parameters).toEqual(['study true', 'participant true', 'Idempotency-Key true', 'If-Match false', 'Captured-At false']);
    expect(Object.keys(findings.post.responses)).toEqual(
      expect.arrayContaining(['201', '400', '401', '403', '404', '409', '412', '413', '422', '428', '429', '503']),
    );
    expect(findings.post.responses['422'].content).toEqual({
      'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
    });
    expect(findings.get.parameters.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['asOf', 'atLeast', 'after', 'limit', 'If-None-Match']),
    );
    expect(paths['/health'].get).toMatchObject({ description: 'Anyone.' });
    expect(paths['/health'].get.security).toBeUndefined();
  });

  it('derives a body from its validators', async () => {
    const { components } = (await get('/api/openapi.json')).json();
    expect(components.schemas.Finding).toMatchObject({
      required: ['VSORRES', 'VSDTC', 'repeat'],
      properties: { VSORRES: { type: 'string', minLength: 1, maxLength: 20 }, repeat: { type: 'integer', minimum: 1 } },
    });
  });
});

describe('the page', () => {
  it('is made of files of our own origin alone', async () => {
    const page = await get('/api');
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers['content-security-policy']).toContain("script-src 'self'; style-src 'self';");
    const files = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file!);
    expect(files).toHaveLength(4);
    for (const file of files) {
      const { statusCode, rawPayload } = await get(file);
      expect([file, statusCode, rawPayload.length > 100]).toEqual([file, 200, true]);
    }
    expect(page.body).not.toMatch(/<script>|<style|onload=|https?:/);
  });

  it('fits a phone, and is dark where its reader’s system is', async () => {
    expect((await get('/api')).body).toContain('name="viewport" content="width=device-width, initial-scale=1"');
    expect((await get('/api/page.js')).body).toMatch(/prefers-color-scheme: dark[^]*classList\.toggle\('dark-mode'/);
  });

  it.each(['/api/page/package.json', '/api/page/../package.json', '/api/page/'])('gives nothing else away: %s', async (url) => {
    const answer = await get(url);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      404,
      expect.stringContaining('application/problem+json'),
    ]);
  });
});
