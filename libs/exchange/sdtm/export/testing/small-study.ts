import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adverseEventDocuments, adverseEvents } from '@verum/capture/adverse-event';
import { allocations, armDocuments, entryDocuments } from '@verum/capture/allocation';
import { doseDocuments, dosings } from '@verum/capture/dosing';
import {
  characteristicDocuments,
  milestoneDocuments,
  participantCourses,
  participantDocuments,
  participants,
  visitDocuments,
} from '@verum/capture/participant';
import { publishedProtocols, siteDocuments, studies, studyDocuments } from '@verum/capture/study';
import { idOfStudy, InMemoryEventStore, Pump, refusals, Views, ViewWriter } from '@verum/platform/eventsourcing';
import { commandsOn } from '@verum/platform/eventsourcing/event-sourcing.module';
import { InMemoryVault } from '@verum/platform/vault';
import { importSdtm } from '../../import-sdtm';
import { exportSdtm, type SdtmExport } from '../export-sdtm';

/** One study, as another system wrote it. Whatever tells an arm has `canary` in it, or is the dose 45.67. */
export const SOURCE: Readonly<Record<string, string>> = {
  'ts.csv': 'TSSEQ,TSPARMCD,TSVAL\n1,TITLE,"Relief, ""soon"""\n1,SPONSOR,Example\n1,TBLIND,DOUBLE BLIND\n',
  'ta.csv': 'ARMCD,ARM\nCANARY,Canary arm\nOTHER,Other canary\n',
  'tv.csv': 'VISITNUM,VISIT,VISITDY\n1,SCREENING,-7\n2,DOSING,1\n',
  'ti.csv': 'IETESTCD,IETEST,IECAT\nEXCL01,Uncontrolled hypertension,EXCLUSION\n',
  'dm.csv':
    'USUBJID,SUBJID,SITEID,AGE,AGEU,SEX,RACE,ETHNIC,ARMCD,ACTARMCD,COUNTRY,DMDTC,RFSTDTC,DTHDTC\n' +
    '01-1001,1001,701,42,YEARS,F,WHITE,NOT HISPANIC OR LATINO,CANARY,OTHER,DEU,2026-01-10,2026-02-02T10:00,\n' +
    '01-1002,1002,701,,,M,ASIAN,,OTHER,OTHER,DEU,2026-01-11,2026-02-03,2026-03-05\n' +
    '01-1003,1003,702,33,YEARS,U,OTHER,,Scrnfail,Scrnfail,DEU,2026-01-12,,\n',
  'ex.csv':
    'USUBJID,EXSEQ,EXTRT,EXDOSE,EXDOSU,EXDOSFRM,EXROUTE,EXLOT,VISITNUM,VISIT,EXSTDTC,EXENDTC\n' +
    '01-1001,1,CANARYINE,45.67,mg,SOLUTION,INTRAVENOUS,CANARY-1,2,DOSING,2026-02-02T10:00,2026-02-02T10:40\n' +
    '01-1001,2,CANARYINE,45.67,mg,SOLUTION,INTRAVENOUS,CANARY-1,,,2026-02-09,\n' +
    '01-1002,1,CANARYOL,45.67,mg,SOLUTION,INTRAVENOUS,,2,DOSING,2026-02-03,2026-02-03\n',
  'ae.csv':
    'USUBJID,AESEQ,AESPID,AETERM,AEDECOD,AEBODSYS,AESEV,AESER,AESHOSP,AEACN,AEREL,AEOUT,AEDTC,AESTDTC,AEENDTC\n' +
    '01-1001,1,E01,"Übelkeit, ""stark""\nnach der Infusion",NAUSEA,GASTROINTESTINAL DISORDERS,SEVERE,Y,Y,DRUG WITHDRAWN,PROBABLE,RECOVERED/RESOLVED,2026-02-03,2026-02-02,2026-02-04\n' +
    '01-1001,2,,Headache,HEADACHE,NERVOUS SYSTEM DISORDERS,MILD,N,N,,NONE,,2026-02-10,2026-02,\n' +
    '01-1003,1,E09,Dizziness,,,,N,,,,,,,\n',
  'ds.csv':
    'USUBJID,DSSEQ,DSSPID,DSTERM,DSDECOD,DSCAT,VISITNUM,VISIT,DSDTC,DSSTDTC\n' +
    '01-1001,1,7,Completed,COMPLETED,DISPOSITION EVENT,2,DOSING,2026-03-02T11:45,2026-03-01\n' +
    '01-1001,2,,Final lab visit,FINAL LAB VISIT,OTHER EVENT,2,DOSING,,2026-03-02\n' +
    '01-1002,1,,Died,DEATH,DISPOSITION EVENT,,,,2026-03-05\n' +
    '01-1003,1,,Screen failure,SCREEN FAILURE,DISPOSITION EVENT,1,SCREENING,,2026-01-13\n',
  'sv.csv':
    'USUBJID,VISITNUM,VISIT,VISITDY,SVSTDTC,SVENDTC,SVUPDES\n' +
    '01-1001,1,SCREENING,-7,2026-01-10,2026-01-10,\n01-1001,9.1,UNSCHEDULED,,2026-02-12,2026-02-12,Rash\n',
  'sc.csv': 'USUBJID,SCSEQ,SCTESTCD,SCTEST,SCORRES,SCORRESU,SCDTC\n01-1001,1,EDLEVEL,Education,16,YEARS,2026-01-10\n',
};

const STUDY = 'KET-01';
const streams = [studies, participants, dosings, adverseEvents, allocations, refusals];
const projections = [
  ...[studyDocuments, siteDocuments, publishedProtocols, participantDocuments, participantCourses, visitDocuments],
  ...[milestoneDocuments, characteristicDocuments, doseDocuments, adverseEventDocuments, armDocuments, entryDocuments],
];

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'verum-sdtm-'));
  folders.push(folder);
  return folder;
};
export const dropFolders = (): void => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true }));

/** What an import of these files makes of them. */
export const recordedFrom = async (files: Readonly<Record<string, string>>) => {
  const folder = newFolder();
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  const [store, vault] = [new InMemoryEventStore(), new InMemoryVault()];
  const run = commandsOn({ store, vault });
  const { problems, outcome } = await importSdtm({ folder, study: STUDY, zone: 'Europe/Berlin', run, store });
  expect({ outcome, problems }).toEqual({ outcome: 'done', problems: [] });
  return { store, vault, run };
};

export type Recorded = Awaited<ReturnType<typeof recordedFrom>>;

/** The files of an export as of now or of a moment, by their names; `blinded` without what the vault opens. */
export const filesOf = async (
  { store, vault }: Recorded,
  { blinded, ...more }: Partial<Pick<SdtmExport, 'asOf' | 'format' | 'study'>> & { blinded?: true } = {},
) => {
  const file = join(newFolder(), 'views.db');
  const writer = new ViewWriter(file, projections);
  for await (const _ of new Pump(store, writer, streams, projections).catchUp(10n ** 9n));
  writer.close();
  const views = new Views(file);
  const files: Record<string, string> = {};
  const exported = exportSdtm({
    ...{ study: idOfStudy(STUDY), format: 'csv', ...more },
    ...{ views, vault: blinded ? null : vault },
    write: (name, text) => (files[name] = (files[name] ?? '') + text),
  });
  views.close();
  return { files, exported };
};
