import type { CommandBus } from '@nestjs/cqrs';
import { idOfParticipant, ViewWriter, type CommandContext, type Fact } from '@verum/platform/eventsourcing';
import { EarlierScreeningUnknown } from '../course.errors';
import { participantCourses } from '../participant-course.projection';
import { screened } from '../testing';
import type { LinkEarlierScreening } from './link-earlier-screening';
import { LinkEarlierScreeningController } from './link-earlier-screening.http';

const STUDY = '00000000-0000-5000-8000-000000000001';
const HERE = '00000000-0000-5000-8000-000000000002';
const earlier = idOfParticipant(STUDY, '702-1001');

const views = new ViewWriter(':memory:', [participantCourses]);
afterAll(() => views.close());
beforeAll(() => {
  const receivedAt = '2026-01-01T00:00:00.000Z';
  const metadata = { study: STUDY, participant: earlier, site: '702', receivedAt };
  const place = { stream: `participant-${earlier}`, revision: 0, n: views.nextNumber(STUDY, receivedAt), metadata };
  views.apply(participantCourses, { ...screened, ...place, says: '', when: null } as unknown as Fact<any>);
});

/** Gives back what would be decided on, since the route decides nothing. */
const commands = { execute: ({ args }: LinkEarlierScreening) => args } as unknown as CommandBus;
const link = (to: string, study = STUDY) =>
  new LinkEarlierScreeningController(commands, views).link({ earlier: to }, {
    ...{ study, participant: HERE, sites: ['701'] },
  } as unknown as CommandContext);

describe('an earlier screening over HTTP', () => {
  it.each(['702-1001', earlier])('is named by number or id, also at another site: %s', (to) =>
    expect(link(to)).toEqual({ earlier, participant: HERE }),
  );
  it('is refused where nobody was screened under the number', () =>
    expect(() => link('702-9999')).toThrow(EarlierScreeningUnknown));
  it('is refused where that was in another study', () =>
    expect(() => link(earlier, STUDY.replace('1', '9'))).toThrow(EarlierScreeningUnknown));
});
