export const NO_STREAM = -1;
export const ANY = -2;
export const STREAM_EXISTS = -4;

/** A revision (0 …), or one of the three above: the numbers that EventStoreDB itself uses in its texts. */
export type ExpectedRevision = number;

/** The stream is not where the writer expected it; `current` is `NO_STREAM` or its last revision. */
export class WrongExpectedVersion extends Error {
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly current: number,
  ) {
    super(
      `Append failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${expected}, Actual version: ${current}`,
    );
  }
}

export class MaximumAppendSizeExceeded extends Error {
  constructor(readonly limit: number) {
    super(`Maximum Append Size of ${limit} Exceeded.`);
  }
}

/** A request that a client should not have made; `reason` goes to it as it is. */
export class BadRequest extends Error {}

/** A property that every event must name: `type` or `content-type`. */
export class MissingProperty extends BadRequest {
  constructor(property: string) {
    super(`Required Metadata Property '${property}' is missing`);
  }
}

/** What an embedded node refuses because its log is immutable, or because no client may write there. */
export class Forbidden extends Error {}

/** A real server stumbles over this request; the text is the one that it was seen to answer with gRPC UNKNOWN. */
export class Stumbled extends Error {}

/** Nothing of the append was written; the same append succeeds once there is space. */
export class DiskFull extends Error {
  constructor() {
    super('The disk that holds the events is full: nothing was written');
  }
}

/** The node stops; whether an append under way was written is unknown. */
export class Stopping extends Error {
  constructor(why = 'The node is stopping') {
    super(why);
  }
}

export interface Place {
  readonly position?: number;
  readonly stream?: string;
  readonly revision?: number;
}

/** What is stored at a place is not what was written there. */
export class Damaged extends Error {
  constructor(
    readonly place: Place,
    readonly what: string,
  ) {
    super(`The store is damaged${inWords(place)}: ${what}`);
  }
}

const inWords = ({ position, stream, revision }: Place): string => {
  const named = [
    position !== undefined && `position ${position}`,
    stream !== undefined && `stream ${stream}`,
    revision !== undefined && `revision ${revision}`,
  ].filter(Boolean);
  return named.length ? ` at ${named.join(', ')}` : '';
};
