import { Controller, Get } from '@nestjs/common';
import { Anyone } from '@verum/platform/http';
import { eventSchemas } from './event-schemas';

const eventTypes = eventSchemas();

@Controller('api/event-types')
export class EventTypesController {
  /** Every type of event that is recorded, with the JSON Schema of its data: what it takes to read an export (R25). */
  @Get()
  @Anyone()
  list() {
    return { eventTypes };
  }
}
