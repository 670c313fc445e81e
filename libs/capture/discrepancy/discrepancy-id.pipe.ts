import { Injectable, type PipeTransform } from '@nestjs/common';
import { isUuid, NotThere } from '@verum/platform/eventsourcing';

/** No text of a path becomes the name of a stream unless it is an id. */
@Injectable()
export class DiscrepancyId implements PipeTransform<string, string> {
  transform(id: string): string {
    if (!isUuid(id)) throw new NotThere();
    return id.toLowerCase();
  }
}
