import { nameOf, type AnyProjection, type AnyStream, type Fact, type Metadata } from '..';

const metadata: Metadata = {
  schema: 1,
  actor: '00000000-0000-5000-8000-00000000000a',
  role: 'coordinator',
  organisation: 'Site 701',
  study: '00000000-0000-5000-8000-000000000001',
  participant: '00000000-0000-5000-8000-000000000002',
  site: '701',
  receivedAt: '2026-01-01T00:00:00.000Z',
  source: 'api',
  $causationId: '00000000-0000-4000-8000-000000000003',
  fingerprint: '',
  release: '0',
};

/** The example of every event of these streams, as a view would see it. What stands behind a type does not change its number. */
const factsOf = (streams: readonly AnyStream[]): Fact<any>[] =>
  streams.flatMap((stream, place) =>
    Object.entries(stream.catalogue).map(([type, { example, says, when }], revision) => ({
      ...{ type, data: example, says: says(example), when: when(example), revision, metadata },
      stream: nameOf(stream, metadata.study),
      n: place * 1000 + revision + 1,
    })),
  );

/**
 * What a view makes of the examples of its streams, type by type in the order of the catalogue. A changed snapshot under the
 * same version is a view that differs from node to node; a type that is added at the end only adds one.
 */
export const pinsTheView = (projection: AnyProjection) =>
  it(`${projection.name}, version ${projection.version}`, () => {
    const documents = new Map<string, unknown>();
    for (const fact of factsOf(projection.streams)) {
      const key = projection.key(fact);
      const doc = projection.evolve(documents.get(key), fact);
      documents.set(key, doc);
      expect({ key, doc: doc === undefined ? null : JSON.parse(JSON.stringify(doc)) }).toMatchSnapshot(fact.type);
      expect(Buffer.byteLength(JSON.stringify(doc ?? null))).toBeLessThanOrEqual(2048);
    }
  });
