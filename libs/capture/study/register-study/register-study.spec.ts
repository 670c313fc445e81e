import { scenarios } from '@verum/platform/eventsourcing/testing';
import { studyEvents } from '../study.events';
import { RegisterStudy } from './register-study';

const { given } = scenarios(RegisterStudy);
const { example } = studyEvents.StudyRegistered;

describe('register a study', () => {
  it('keeps its key, title and sponsor', () => given().when(example).then({ type: 'StudyRegistered', data: example }));
  it('is for a stream that is not there yet, which the runtime sees to', () => expect(RegisterStudy.spec.does).toBe('create'));
});
