import { Metadata, status } from '@grpc/grpc-js';
import {
  BadRequest,
  Damaged,
  DiskFull,
  Forbidden,
  MaximumAppendSizeExceeded,
  MissingProperty,
  Stopping,
  Stumbled,
} from './refusals';

/** How a call ends that did not succeed. */
export interface Ending {
  readonly code: status;
  readonly details: string;
  readonly metadata?: Metadata;
}

/** What the official client makes its error classes from: a code, and `exception` with its fields in the trailers. */
export function endingOf(error: unknown): Ending {
  const { message: details } = error as Error;
  if (error instanceof Stumbled) return { code: status.UNKNOWN, details };
  if (error instanceof MaximumAppendSizeExceeded)
    return ending(status.INVALID_ARGUMENT, details, 'maximum-append-size-exceeded', {
      'maximum-append-size': String(error.limit),
    });
  if (error instanceof MissingProperty)
    return ending(status.INVALID_ARGUMENT, details, 'missing-required-metadata-property', {
      'required-metadata-properties': 'type,content-type',
    });
  if (error instanceof Forbidden) return ending(status.PERMISSION_DENIED, details, 'access-denied', {});
  return { code: codeOf(error), details };
}

export function codeOf(error: unknown): status {
  if (error instanceof BadRequest) return status.INVALID_ARGUMENT;
  if (error instanceof DiskFull) return status.RESOURCE_EXHAUSTED;
  if (error instanceof Damaged) return status.DATA_LOSS;
  if (error instanceof Stopping) return status.UNAVAILABLE;
  return status.UNKNOWN;
}

function ending(code: status, details: string, exception: string, fields: Record<string, string>): Ending {
  const metadata = new Metadata();
  metadata.set('exception', exception);
  for (const [name, value] of Object.entries(fields)) metadata.set(name, value);
  return { code, details, metadata };
}
