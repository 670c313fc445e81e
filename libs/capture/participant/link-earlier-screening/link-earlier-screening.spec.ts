import { NotThere, RecordedOtherwise } from '@verum/platform/eventsourcing';
import { scenarios } from '@verum/platform/eventsourcing/testing';
import { LinkedToItself } from '../course.errors';
import { exampleOf, screened } from '../testing';
import { LinkEarlierScreening } from './link-earlier-screening';

const { given } = scenarios(LinkEarlierScreening);
const linked = exampleOf('EarlierScreeningLinked');
const { earlier } = linked.data;
const participant = '00000000-0000-5000-8000-000000000002';
const link = { earlier, participant };

describe('link an earlier screening of the same person', () => {
  it('keeps whose it was', () => given(screened).when(link).then(linked));
  it('changes nothing the second time', () => given(screened, linked).when(link).thenNothing());
  it('refuses a second one', () =>
    given(screened, linked)
      .when({ ...link, earlier: participant.replace('2', '3') })
      .thenRefuses(RecordedOtherwise));
  it('refuses the participant’s own', () =>
    given(screened)
      .when({ ...link, earlier: participant })
      .thenRefuses(LinkedToItself));
  it('knows from the command whose it is', () =>
    expect(new LinkEarlierScreening(participant, { earlier }, {} as never).args).toEqual(link));
  it('finds nobody who was never screened', () => given().when(link).thenRefuses(NotThere));
});
