import { Controller, Get, Query } from '@nestjs/common';
import { NotThere, Views, type Scope } from '@verum/platform/eventsourcing';
import { InScope, May, OptionalItem, ReadQuery } from '@verum/platform/http';
import { READERS } from '../participant.state';
import { participantCourses } from '../participant-course.projection';
import { participantDocuments } from '../participant-document.projection';

class CoursesQuery extends ReadQuery {
  @OptionalItem('SITEID') site?: string;
}

@Controller('api/studies/:study')
export class ParticipantCourseController {
  constructor(private readonly views: Views) {}

  /** `next` is the `after` of the next page; there is none on the last. */
  @Get('participant-courses')
  @May(...READERS)
  list(@InScope() scope: Scope, @Query() { site, limit = 100, ...query }: CoursesQuery) {
    const courses = this.views.find(participantCourses, { ...scope, site }, { ...query, limit });
    return { courses, ...(courses.length === limit && { next: courses.at(-1)!.n }) };
  }

  /** With the revision of the participant's stream, which may have moved on without it: it is what If-Match takes for a correction. */
  @Get('participants/:participant/course')
  @May(...READERS)
  read(@InScope() scope: Scope, @Query() { asOf }: ReadQuery) {
    const [course] = this.views.find(participantCourses, scope, { asOf });
    const [participant] = this.views.find(participantDocuments, scope, { asOf });
    if (!course || !participant) throw new NotThere();
    return { ...course, revision: participant.revision };
  }
}
