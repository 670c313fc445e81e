import { Controller, Get } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { NotThere, Views } from '@verum/platform/eventsourcing';
import { Listener, LiveRecord, May } from '@verum/platform/http';

@Controller('api/studies/:study/events')
export class LiveRecordController {
  constructor(
    private readonly live: LiveRecord,
    private readonly views: Views,
  ) {}

  /** Server-sent events: each record with its number as its id, so that a listener resumes by Last-Event-ID, or by `after`. */
  @Get()
  @ApiProduces('text/event-stream')
  @May('coordinator', 'investigator', 'monitor', 'data-manager', 'medical-monitor', 'auditor')
  listen(@Listener() listener: Listener) {
    if (this.views.numberAt(listener.scope.study) === 0) throw new NotThere();
    return this.live.listen(listener);
  }
}
