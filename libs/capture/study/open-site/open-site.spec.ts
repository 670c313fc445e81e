import { scenarios } from '@verum/platform/eventsourcing/testing';
import { SiteOpenedOtherwise } from '../study.errors';
import { studyEvents } from '../study.events';
import { OpenSite } from './open-site';

const { given } = scenarios(OpenSite);
const site = studyEvents.SiteOpened.example;
const opened = { type: 'SiteOpened', data: site } as const;
const another = { ...site, SITEID: '702', zone: 'America/New_York', COUNTRY: 'USA' };

describe('open a site', () => {
  it('keeps its country and zone', () => given().when(site).then(opened));
  it('changes nothing the second time', () => given(opened).when(site).thenNothing());
  it('opens another beside it', () => given(opened).when(another).then({ type: 'SiteOpened', data: another }));
  it('refuses the same code for another place', () =>
    given(opened)
      .when({ ...another, SITEID: '701' })
      .thenRefuses(SiteOpenedOtherwise));
});
