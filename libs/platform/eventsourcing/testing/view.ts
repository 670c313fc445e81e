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

/** The example of every event of these streams, as a view would see it. */
const factsOf = (streams: readonly AnyStream[]): Fact<any>[] =>
  streams
    .flatMap((stream) =>
      Object.entries(stream.catalogue).map(([type, { example, says, when }], revision) => ({
        ...{ type, data: example, says: says(example), when: when(example), revision, metadata },
        stream: nameOf(stream, metadata.study),
      })),
    )
    .map((fact, index) => ({ ...fact, n: index + 1 }));

/** What a view makes of the examples of its streams. A changed snapshot under the same version is a view that differs from node to node. */
export const pinsTheView = (projection: AnyProjection) =>
  it(`${projection.name}, version ${projection.version}`, () => {
    const documents = new Map<string, unknown>();
    for (const fact of factsOf(projection.streams))
      documents.set(projection.key(fact), projection.evolve(documents.get(projection.key(fact)), fact));
    const kept = [...documents].map(([key, doc]) => [key, doc === undefined ? doc : JSON.parse(JSON.stringify(doc))]);
    expect(Object.fromEntries(kept)).toMatchSnapshot();
    for (const doc of documents.values()) expect(Buffer.byteLength(JSON.stringify(doc ?? null))).toBeLessThanOrEqual(2048);
  });
