import { Item, OptionalItem } from '@verum/platform/http';
import type { DispositionTaken } from './disposition.events';

/** What every disposition event and milestone is sent. */
export class DispositionBody {
  @Item('DSTERM') DSTERM: string;
  @Item('DSSTDTC') DSSTDTC: string;
  @OptionalItem('DSDTC') DSDTC?: string;
  @OptionalItem('VISITNUM') VISITNUM?: number;
  @OptionalItem('VISIT') VISIT?: string;
  @OptionalItem('DSSPID') DSSPID?: string;
}

export const dispositionFrom = <Body extends DispositionBody>(body: Body): Body & DispositionTaken => ({
  ...body,
  DSDTC: body.DSDTC ?? null,
  VISITNUM: body.VISITNUM ?? null,
  VISIT: body.VISIT ?? null,
  DSSPID: body.DSSPID ?? null,
});
