import {
  AdoptProtocolVersion,
  OpenSite,
  PROTOCOL_DEFAULTS,
  PublishProtocolVersion,
  RegisterStudy,
  type ProtocolDocument,
} from '@verum/capture/study';
import type { CommandContext, DomainCommand } from '@verum/platform/eventsourcing';
import { daysOf } from '@verum/science/dates';
import { filled, number, term, text, type Row, type Tables } from './row';

export type StudyOptions = Readonly<{ study: string; key: string; zone: string; emergentWindow: number | null }>;

/** One command of the study itself. `rows` are those that it takes; `key` is made of them, so that the same is sent once. */
export type StudyStep = Readonly<{
  key: string;
  rows: readonly Row[];
  /** Where a refusal is shown. */
  file: string;
  command: (context: CommandContext) => DomainCommand;
}>;

const VERSION = '1.0';

/** SDTM leaves out when and by whom a protocol was approved, its windows and its limits: they are null, and it says so. */
const LEGACY = 'SDTM; the approval is not in it';

export const protocolFrom = (tables: Tables, emergentWindow: number | null): ProtocolDocument => {
  const TBLIND = parameter(tables, 'TBLIND')?.cells.TSVAL as ProtocolDocument['TBLIND'] | undefined;
  return {
    ...PROTOCOL_DEFAULTS,
    version: VERSION,
    TBLIND: TBLIND ?? PROTOCOL_DEFAULTS.TBLIND,
    arms: firstOfEach(tables.TA, 'ARMCD').map((row) => ({ ARMCD: filled(row, 'ARMCD'), ARM: filled(row, 'ARM') })),
    visits: firstOfEach(tables.TV, 'VISITNUM').map((row) => ({
      ...{ VISITNUM: number(row, 'VISITNUM')!, VISIT: filled(row, 'VISIT'), VISITDY: number(row, 'VISITDY') },
      ...{ earliest: null, latest: null },
    })),
    criteria: firstOfEach(tables.TI, 'IETESTCD').map((row) => ({
      ...{ IETESTCD: filled(row, 'IETESTCD'), IETEST: filled(row, 'IETEST'), IECAT: term<'criterionCategory'>(row, 'IECAT')! },
    })),
    treatmentEmergent: { ...PROTOCOL_DEFAULTS.treatmentEmergent, emergentWindow },
    ...{ consent: 'notCollected', consentForms: [], optionalScopes: [], blindedRoles: [] },
  };
};

/** Register, open each site, publish, adopt at each site: in this order, because each rests on the one before. */
export const studySteps = (tables: Tables, options: StudyOptions): readonly StudyStep[] => {
  const sites = firstOfEach(tables.DM, 'SITEID');
  return [
    registration(tables, options),
    ...sites.map((row) => opening(row, options)),
    publication(tables, options),
    ...sites.flatMap((row) => adoption(row, tables, options)),
  ];
};

/** The rows of TS that something is made of. */
export const parameter = ({ TS }: Tables, name: string): Row | undefined => TS.find((row) => text(row, 'TSPARMCD') === name);

const registration = (tables: Tables, { study, key }: StudyOptions): StudyStep => {
  const [title, sponsor] = [parameter(tables, 'TITLE'), parameter(tables, 'SPONSOR')];
  const rows = [title, sponsor].filter((row) => row !== undefined);
  const said = { title: title?.cells.TSVAL ?? key, sponsor: sponsor?.cells.TSVAL ?? 'Not in the source' };
  return {
    ...{ key: `TS/${digestsOf(rows)}`, rows, file: rows[0]?.file ?? 'TS' },
    command: (context) => new RegisterStudy(study, { STUDYID: key, ...said }, context),
  };
};

const opening = (row: Row, { study, zone }: StudyOptions): StudyStep => {
  const [SITEID, COUNTRY] = [filled(row, 'SITEID'), filled(row, 'COUNTRY')];
  const site = { SITEID, siteName: `Site ${SITEID}`, COUNTRY, zone };
  return {
    ...{ key: `site/${SITEID}/${COUNTRY}/${zone}`, rows: [], file: row.file },
    command: (context) => new OpenSite(study, site, context),
  };
};

const publication = (tables: Tables, { study, emergentWindow }: StudyOptions): StudyStep => {
  const blinding = parameter(tables, 'TBLIND');
  const rows = [...(blinding ? [blinding] : []), ...tables.TA, ...tables.TV, ...tables.TI];
  return {
    ...{ key: `protocol/${emergentWindow}/${digestsOf(rows)}`, rows, file: tables.TA[0]?.file ?? 'TA' },
    command: (context) => new PublishProtocolVersion(study, protocolFrom(tables, emergentWindow), context),
  };
};

/** A site without any date has no day of activation: its participants are then refused, and listed. */
const adoption = (row: Row, tables: Tables, { study }: StudyOptions): readonly StudyStep[] => {
  const SITEID = filled(row, 'SITEID');
  const activatedOn = firstDayAt(SITEID, tables);
  if (activatedOn === undefined) return [];
  const adopting = { SITEID, version: VERSION, activatedOn, legacy: LEGACY };
  return [
    {
      ...{ key: `adoption/${SITEID}/${activatedOn}`, rows: [], file: row.file },
      command: (context) => new AdoptProtocolVersion(study, adopting, context),
    },
  ];
};

/** The day of the first demography at the site, or else of the first visit or reference start; a partial date is its first day. */
const firstDayAt = (SITEID: string, { DM, SV }: Tables): string | undefined => {
  const there = DM.filter((row) => text(row, 'SITEID') === SITEID);
  const firstDemography = earliest(there, 'DMDTC');
  if (firstDemography !== undefined) return firstDemography;
  const subjects = new Set(there.map((row) => text(row, 'USUBJID')));
  const visits = SV.filter((row) => subjects.has(text(row, 'USUBJID')));
  return [earliest(there, 'RFSTDTC'), earliest(visits, 'SVSTDTC')].filter((day) => day !== undefined).sort()[0];
};

const earliest = (rows: readonly Row[], column: string): string | undefined =>
  rows
    .map((row) => text(row, column))
    .filter((date) => date !== null)
    .map((date) => daysOf(date)!.from)
    .sort()[0];

const firstOfEach = (rows: readonly Row[], column: string): readonly Row[] => {
  const first = new Map<string | null, Row>();
  for (const row of rows) if (!first.has(text(row, column))) first.set(text(row, column), row);
  return [...first.values()];
};

const digestsOf = (rows: readonly Row[]): string =>
  rows
    .map(({ digest }) => digest)
    .sort()
    .join('/');
