import { ROLES, type Role } from '@verum/platform/access';
import { routesOf, type Route } from '@verum/platform/http';
import { startServer, type Server } from '../support/server';

let server: Server;
let routes: Route[];
beforeAll(async () => {
  server = await startServer();
  routes = routesOf(server.app).filter(({ policy }) => policy !== 'anyone');
}, 30_000);
afterAll(() => server.stop());

type Rule = Readonly<{ roles: readonly Role[]; never: string; is: (route: Route) => boolean }>;

const reads = ({ method }: Route) => method === 'GET';
const writes = (route: Route) => !reads(route);
const under = (route: Route, pattern: RegExp) => pattern.test(route.path);
/** What stands beside the data of a participant and leaves it as it is: queries, coding, review, an assessment of one's own. */
const BESIDE = /\/(discrepancies|coding|causality|protocol-deviations\/:deviation\/[\w-]+|[\w-]*reviews?)\b/;
const clinical = (route: Route) => under(route, /\/participants\b/) && !under(route, BESIDE);
const DOSING_DAY =
  /\/(doses|products|adverse-events|events|exposure|trail|protocol-deviations|discrepancies|allocation|safety)\b/;
const UNBLINDED: readonly Role[] = ['unblinded-safety', 'unblinded-statistician', 'safety-board'];
const BLINDED = ROLES.filter((role) => !UNBLINDED.includes(role));

/** The column "may never" of domain.md, as far as there are routes for it. */
const RULES: readonly Rule[] = [
  { roles: ['efficacy-rater'], never: 'reads dosing-day data', is: (route) => reads(route) && under(route, DOSING_DAY) },
  {
    roles: ['monitor', 'data-manager', 'medical-monitor'],
    never: 'changes data',
    is: (route) => writes(route) && clinical(route),
  },
  { roles: ['coordinator'], never: 'closes a query', is: (route) => writes(route) && under(route, /\/(closures|reopenings)$/) },
  { roles: ['administrator'], never: 'takes a clinical command', is: writes },
  { roles: ['auditor', 'inspector'], never: 'writes', is: writes },
  {
    roles: ['study-builder', 'safety-board'],
    never: 'writes clinical data',
    is: (route) => writes(route) && under(route, /\/participants\b/),
  },
  {
    roles: ['importer'],
    never: 'reads what somebody typed of a person',
    is: (route) => reads(route) && under(route, /\/identity\b/),
  },
  { roles: BLINDED, never: 'reads unblinded data by the role alone', is: ({ unblinding }) => unblinding === 'always' },
  {
    roles: ['auditor', 'inspector', 'monitor', 'data-manager'],
    never: 'reads an identity',
    is: (route) => reads(route) && under(route, /\/identity\b/),
  },
];

const breaches = ({ roles, is }: Rule, all: readonly Route[]) =>
  all.filter(is).flatMap(({ name, policy }) => roles.filter((role) => policy?.includes(role)).map((role) => `${role} ${name}`));

describe.each(RULES)('R07 $roles', (rule) => {
  it(`never: ${rule.never}`, () => {
    expect(routes.filter(rule.is).length).toBeGreaterThan(0);
    expect(breaches(rule, routes)).toEqual([]);
  });
  it('and a route that let them would be found', () => {
    const [route] = routes.filter(rule.is);
    expect(breaches(rule, [...routes, { ...route!, policy: rule.roles }])).toEqual(
      rule.roles.map((role) => `${role} ${route!.name}`),
    );
  });
});

const undeclared = (all: readonly Route[]) =>
  all
    .filter(reads)
    .filter(
      ({ policy, unblinding }) =>
        unblinding !== 'always' && policy?.length && (policy as Role[]).every((role) => UNBLINDED.includes(role)),
    )
    .map(({ name }) => name);

it('R49 each read that only unblinded roles may take says that it is unblinded, and one that does not would be found', () => {
  expect(routes.filter(({ unblinding }) => unblinding === 'always').length).toBeGreaterThan(6);
  expect(undeclared(routes)).toEqual([]);
  const silent = routes.find(({ unblinding }) => unblinding === 'always')!;
  expect(undeclared([{ ...silent, unblinding: undefined }])).toEqual([silent.name]);
});

it('R29 unblinded data are read, and of one study: the scope that opens them names one', () => {
  const strange = (all: readonly Route[]) =>
    all.filter((route) => route.unblinding && (writes(route) || !under(route, /:study\b/))).map(({ name }) => name);
  expect(strange(routes)).toEqual([]);
  expect(strange([{ ...routes[0]!, method: 'POST', unblinding: 'always' }])).toEqual([routes[0]!.name]);
});

it('R58 an inspector may read exactly what an auditor may', () => {
  const readBy = (role: Role) => routes.filter(({ policy }) => policy?.includes(role)).map(({ name }) => name);
  expect(readBy('inspector').length).toBeGreaterThan(15);
  expect(readBy('inspector')).toEqual(readBy('auditor'));
});

it('R65 nothing is deleted or replaced by any route', () => {
  expect(routes.filter(({ method }) => method !== 'GET' && method !== 'POST')).toEqual([]);
});
