import fc from 'fast-check';
import { ViewWriter } from '@verum/platform/eventsourcing';
import type { ParticipantEvent } from './participant.events';
import { participants } from './participant.state';
import { completed, exampleOf, randomised, screened } from './testing';
import { participantCourses } from './participant-course.projection';
import { ParticipantCourseController } from './participant-course/participant-course.http';
import { participantDocuments } from './participant-document.projection';

const metadata = { study: 's', site: '701', participant: 'p' };
const factsOf = (events: readonly ParticipantEvent[]) =>
  events.map((event, i) => ({ ...event, stream: 'participant-p', revision: i, n: i + 1, metadata }) as never);
const course = (...events: readonly ParticipantEvent[]) => factsOf(events).reduce(participantCourses.evolve, undefined);
const corrected = (record: string, item: string, is: unknown): ParticipantEvent => ({
  type: 'ItemCorrected',
  data: { record, item, was: null, is, reasonCode: 'other', reason: 'r', cause: 'source', query: null },
});
const enrolled = exampleOf('ParticipantEnrolled');
const died = exampleOf('DeathRecorded');

describe('the course of a participant', () => {
  it('is none before the screening', () => expect(course(randomised)).toBeUndefined());
  it.each<[string, ParticipantEvent[]]>([
    ['screened', [exampleOf('EligibilityAssessed')]],
    ['enrolled', [enrolled]],
    ['randomised', [enrolled, randomised]],
    ['randomised', [randomised, enrolled]],
    ['screenFailed', [exampleOf('ScreeningFailed')]],
    ['completed', [completed, randomised]],
    ['discontinued', [exampleOf('ParticipationDiscontinued'), enrolled]],
    ['discontinued', [completed, corrected('disposition', 'DSDECOD', 'DEATH')]],
  ])('%s, whichever was typed first', (status, events) => expect(course(screened, ...events)).toMatchObject({ status }));

  it('holds who it is and how it ended', () =>
    expect(course(screened, exampleOf('DemographyRecorded'), enrolled, randomised, completed, died)).toMatchObject({
      ...{ SUBJID: '701-1015', USUBJID: 'KET-01-701-1015', AGE: 42, RACE: ['WHITE'], enrolledOn: '2026-01-20' },
      ...{ randomisedOn: '2026-02-02T09:00', DSDECOD: 'COMPLETED', DSVISITNUM: 2, DSVISIT: 'Dosing 1', DTHDTC: '2026-05-01' },
      ...{ revision: 5, n: 6 },
    }));
  it.each<[string, string, unknown, object]>([
    ['screening', 'SVSTDTC', '2026-01-09', { SVSTDTC: '2026-01-09' }],
    ['demography', 'RACE', ['ASIAN'], { RACE: ['ASIAN'] }],
    ['disposition', 'VISITNUM', 1, { DSVISITNUM: 1 }],
    ['disposition', 'DSSTDTC', '2026-07-03', { DSSTDTC: '2026-07-03', SVSTDTC: '2026-01-10' }],
    ['randomisation', 'DSSTDTC', '2026-02-01', { randomisedOn: '2026-02-01' }],
    ['death', 'DTHDTC', '2026-05', { DTHDTC: '2026-05' }],
    ['2', 'SVSTDTC', '2026-02-03', { SVSTDTC: '2026-01-10' }],
  ])('follows a correction of %s %s', (record, item, is, shown) =>
    expect(course(screened, exampleOf('DemographyRecorded'), completed, died, corrected(record, item, is))).toMatchObject(shown),
  );

  it('says the same as the state that decisions rest on', () => {
    const some = [
      enrolled,
      randomised,
      completed,
      died,
      exampleOf('ParticipantEnteredInError'),
      exampleOf('EligibilityAssessed'),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray([...some, corrected('death', 'DTHDTC', '2026-06')]), (events) => {
        const { standing } = [screened, ...events].reduce(participants.evolve, participants.initial);
        const { status, enteredInError, eligible, DTHDTC } = course(screened, ...events)!;
        expect({ status, enteredInError, eligible }).toEqual({ ...standing, died: undefined });
        if (events.some(({ type }) => type === 'DeathRecorded')) expect(DTHDTC).toBe(standing.died);
      }),
    );
  });

  it('is answered with the revision that a correction takes, also where the stream moved on without it', () => {
    const views = new ViewWriter(':memory:', [participantCourses, participantDocuments]);
    for (const fact of factsOf([screened, exampleOf('ConsentWithdrawn'), enrolled, exampleOf('ConsentWithdrawn')])) {
      views.nextNumber('s', '2026-01-10T08:00:00.000Z');
      for (const projection of [participantCourses, participantDocuments]) views.apply(projection, fact);
    }
    const scope = { study: 's', sites: '*', participant: 'p' } as const;
    const read = (asOf?: number) => new ParticipantCourseController(views).read(scope, { asOf });
    expect([read(), read(2)]).toMatchObject([
      { status: 'enrolled', revision: 3 },
      { status: 'screened', revision: 1 },
    ]);
    views.close();
  });
});
