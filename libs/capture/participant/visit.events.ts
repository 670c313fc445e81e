import type { Catalogue, Event } from '@verum/platform/eventsourcing';
import { momentIn } from '@verum/science/dates';
import type { Term } from '@verum/science/items';

/** SDTM SV: a visit that took place, or that was due and did not (SVOCCUR N). */
export type VisitTaken = Readonly<{
  VISITNUM: number;
  VISIT: string;
  VISITDY: number | null;
  /** Whether it is one of the protocol's schedule. */
  planned: boolean;
  SVSTDTC: string | null;
  SVENDTC: string | null;
  SVOCCUR: Term<'noYes'>;
  SVREASOC: string | null;
  SVUPDES: string | null;
  SVCNTMOD: string | null;
}>;
export type Visit = VisitTaken & Readonly<{ zone: string }>;

export type VisitEvent = Event<'VisitRecorded', Visit>;

/** A planned visit is there once; several unscheduled ones may have the same number on different days. */
export const recordOfVisit = ({ VISITNUM, planned, SVSTDTC }: Pick<VisitTaken, 'VISITNUM' | 'planned' | 'SVSTDTC'>): string =>
  planned ? `${VISITNUM}` : `${VISITNUM}@${SVSTDTC ?? ''}`;

export const visitEvents: Catalogue<VisitEvent> = {
  VisitRecorded: {
    version: 1,
    upcasts: [],
    says: ({ VISIT, VISITNUM, planned, SVSTDTC, SVOCCUR, SVREASOC }) =>
      `${planned ? 'Visit' : 'Unscheduled visit'} ${VISITNUM}, ${VISIT}` +
      (SVOCCUR === 'N' ? ' did not take place' : ` was recorded for ${SVSTDTC ?? 'an unknown day'}`) +
      (SVREASOC === null ? '' : `: ${SVREASOC}`),
    when: ({ SVSTDTC, zone }) => SVSTDTC && momentIn(zone, SVSTDTC),
    correctable: ['SVSTDTC', 'SVENDTC', 'SVOCCUR', 'SVREASOC', 'SVUPDES', 'SVCNTMOD'],
    example: {
      VISITNUM: 2,
      VISIT: 'Dosing 1',
      VISITDY: 1,
      planned: true,
      SVSTDTC: '2026-02-02',
      SVENDTC: '2026-02-02',
      SVOCCUR: 'Y',
      SVREASOC: null,
      SVUPDES: null,
      SVCNTMOD: 'IN PERSON',
      zone: 'Europe/Berlin',
    },
  },
};
