import { Injectable } from '@nestjs/common';
import type { Person } from '@verum/platform/access';
import { Members } from '@verum/platform/accounts';
import { Progress, Views } from '@verum/platform/eventsourcing';
import { People } from '@verum/platform/http';

/** People as the views of this node know them. What was found is kept for some seconds, until the views move on. */
@Injectable()
export class FoldedPeople extends People {
  private readonly members: Members;
  private found = new Map<string, Person>();
  private foundAt = '';

  constructor(
    views: Views,
    private readonly progress: Progress,
  ) {
    super();
    this.members = new Members(views);
    progress.written.subscribe(() => this.found.clear());
  }

  byToken(token: string, now: string): Person | undefined | 'catching-up' {
    if (!this.progress.ready) return 'catching-up'; // and nobody reads views that are behind the log they start on
    this.forgetAfterTenSeconds(now);
    const known = this.found.get(token);
    if (known) return known;
    const person = this.members.byToken(token, now);
    if (person) this.found.set(token, person);
    return person;
  }

  private forgetAfterTenSeconds(now: string): void {
    const tenSeconds = now.slice(0, 18);
    if (tenSeconds === this.foundAt) return;
    this.foundAt = tenSeconds;
    this.found.clear();
  }
}
