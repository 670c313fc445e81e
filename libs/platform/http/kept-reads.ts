import { Injectable } from '@nestjs/common';
import { AccessLog } from '@verum/platform/accounts';
import { isUuid, Views } from '@verum/platform/eventsourcing';
import type { Asked, Caller } from './caller';
import { sourceOf } from './headers';
import { unblindingOf } from './policy';

type Entered = Asked & { caller: Caller };

/** Reads that are themselves recorded: of unblinded data by anybody, and of anything by an inspector. */
@Injectable()
export class KeptReads {
  constructor(
    private readonly accesses: AccessLog,
    private readonly views: Views,
  ) {}

  /** Undefined where nothing has to be kept; rejects with AccessNotKept, and then nothing may be answered. */
  note(handler: object, request: Entered): Promise<void> | undefined {
    const { caller, params, headers } = request;
    const showsArms = caller.unblinded || unblindingOf(handler) === 'always';
    const type = showsArms ? 'UnblindedDataRead' : caller.role === 'inspector' ? 'InspectorRead' : undefined;
    if (!type) return undefined;
    const { study = '*', participant } = params;
    const event = { type, data: { what: whatOf(request), asOf: this.asOf(request, study) } } as const;
    return this.accesses.note(event, { ...caller, source: sourceOf(headers) }, { study, participant });
  }

  private asOf({ query }: Entered, study: string): number | null {
    const { asOf = '' } = query as { asOf?: string };
    if (/^\d{1,15}$/.test(asOf)) return Number(asOf);
    return Number.isNaN(Date.parse(asOf)) ? null : this.views.numberAt(study, new Date(asOf).toISOString());
  }
}

/** `participants/<id>/trail`: the route with its ids, and the data cut that was looked at; whatever else was sent is left out. */
const whatOf = ({ routeOptions, params, query }: Entered): string => {
  const [, path] = /^\/api\/(?:studies\/:study\/)?(.*)$/.exec(routeOptions.url ?? '') ?? [];
  const filled = (path ?? '').replace(/:(\w+)/g, (part, name: keyof typeof params) => plainId(params[name]) ?? part);
  const { cut } = query as { cut?: string };
  return cut && /^[\w.-]{1,40}$/.test(cut) ? `${filled}?cut=${cut}` : filled;
};

/** An id, a number or a version; nothing that somebody typed in words. */
export const plainId = (id: string | undefined): string | undefined =>
  id !== undefined && (isUuid(id) || /^[\d.]{1,9}$/.test(id)) ? id : undefined;
