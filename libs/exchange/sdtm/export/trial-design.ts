import type { PlannedVisit, PublishedProtocol, StudyDocument } from '@verum/capture/study';
import { CODELISTS } from '@verum/science/items';
import { domain, float, integer, STUDY, text, type RowOf } from './variables';

export const TS = domain('TS', 'Trial Summary', ['STUDYID', 'TSPARMCD', 'TSSEQ'], {
  ...STUDY,
  TSSEQ: integer('Sequence Number'),
  TSPARMCD: text('Trial Summary Parameter Short Name'),
  TSPARM: text('Trial Summary Parameter'),
  TSVAL: text('Parameter Value'),
  TSVALNF: text('Parameter Value Null Flavor'),
  TSVALCD: text('Parameter Value Code'),
  TSVCDREF: text('Name of the Reference Terminology'),
  TSVCDVER: text('Version of the Reference Terminology'),
});

export const TA = domain('TA', 'Trial Arms', ['STUDYID', 'ARMCD', 'TAETORD'], {
  ...STUDY,
  ARMCD: text('Planned Arm Code'),
  ARM: text('Description of Planned Arm'),
  TAETORD: integer('Planned Order of Element within Arm'),
  ETCD: text('Element Code'),
  ELEMENT: text('Description of Element'),
  TABRANCH: text('Branch'),
  TATRANS: text('Transition Rule'),
  EPOCH: text('Epoch'),
});

export const TV = domain('TV', 'Trial Visits', ['STUDYID', 'VISITNUM'], {
  ...STUDY,
  VISITNUM: float('Visit Number'),
  VISIT: text('Visit Name'),
  VISITDY: integer('Planned Study Day of Visit'),
  ARMCD: text('Planned Arm Code'),
  ARM: text('Description of Planned Arm'),
  TVSTRL: text('Visit Start Rule'),
  TVENRL: text('Visit End Rule'),
});

export const TI = domain('TI', 'Trial Inclusion/Exclusion Criteria', ['STUDYID', 'IETESTCD', 'TIVERS'], {
  ...STUDY,
  IETESTCD: text('Incl/Excl Criterion Short Name'),
  IETEST: text('Inclusion/Exclusion Criterion'),
  IECAT: text('Inclusion/Exclusion Category'),
  TIVERS: text('Protocol Criteria Versions'),
});

const TERMINOLOGY = { TSVCDREF: 'CDISC CT', TSVCDVER: '2025-03-28' };
const FREE = { TSVALCD: null, TSVCDREF: null, TSVCDVER: null };

export const tsRows = ({ STUDYID, title, sponsor }: StudyDocument, protocol: PublishedProtocol): RowOf<typeof TS>[] => {
  const parameter = (TSPARMCD: string, TSPARM: string) => ({ STUDYID, DOMAIN: 'TS', TSSEQ: 1, TSPARMCD, TSPARM, TSVALNF: null });
  const { TBLIND, arms, dosing } = protocol;
  return [
    { ...parameter('NARMS', 'Planned Number of Arms'), TSVAL: String(arms.length), ...FREE },
    ...dosing.routes.map((route, place) => ({
      ...{ ...parameter('ROUTE', 'Route of Administration'), TSSEQ: place + 1, TSVAL: route },
      ...{ ...TERMINOLOGY, TSVALCD: CODELISTS.route.terms[route] ?? null },
    })),
    { ...parameter('SPONSOR', 'Clinical Study Sponsor'), TSVAL: sponsor, ...FREE },
    {
      ...{ ...parameter('TBLIND', 'Trial Blinding Schema'), TSVAL: TBLIND },
      ...{ ...TERMINOLOGY, TSVALCD: CODELISTS.blinding.terms[TBLIND] ?? null },
    },
    { ...parameter('TITLE', 'Trial Title'), TSVAL: title, ...FREE },
  ];
};

/** The protocol document names arms and not their elements: each arm is one element of treatment. ETCD holds 8 characters. */
export const taRows = (STUDYID: string, { arms }: PublishedProtocol): RowOf<typeof TA>[] =>
  arms.map(({ ARMCD, ARM }) => ({
    ...{ STUDYID, DOMAIN: 'TA', ARMCD, ARM, TAETORD: 1, ETCD: ARMCD.slice(0, 8), ELEMENT: ARM },
    ...{ TABRANCH: null, TATRANS: null, EPOCH: 'TREATMENT' },
  }));

/** Every visit is planned for every arm, which SDTM says by leaving the arm out. */
export const tvRows = (STUDYID: string, { visits }: PublishedProtocol): RowOf<typeof TV>[] =>
  visits.map((visit) => ({
    ...{ STUDYID, DOMAIN: 'TV', VISITNUM: visit.VISITNUM, VISIT: visit.VISIT, VISITDY: visit.VISITDY },
    ...{ ARMCD: null, ARM: null, ...windowOf(visit) },
  }));

const windowOf = ({ VISITDY, earliest, latest }: PlannedVisit) => ({
  TVSTRL: earliest !== null ? `From study day ${earliest}` : VISITDY === null ? 'When needed' : `On study day ${VISITDY}`,
  TVENRL: latest === null ? null : `By study day ${latest}`,
});

/** The criteria of each version that was published: TIVERS tells them apart. */
export const tiRows = (STUDYID: string, protocols: readonly PublishedProtocol[]): RowOf<typeof TI>[] =>
  protocols.flatMap(({ version, criteria }) =>
    criteria.map(({ IETESTCD, IETEST, IECAT }) => ({ STUDYID, DOMAIN: 'TI', IETESTCD, IETEST, IECAT, TIVERS: version })),
  );
