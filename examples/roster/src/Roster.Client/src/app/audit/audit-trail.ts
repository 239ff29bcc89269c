import { DatePipe } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import { Component, inject, resource, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Page } from '../shared/page';
import { Pager } from '../shared/pager';
import { problemOf } from '../shared/problem';

interface AuditEntry {
  readonly id: number;
  readonly occurredAt: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string | null;
}

const sentences: Readonly<Record<string, string>> = {
  'admin.seeded': 'made the first admin',
  'access.requested': 'asked for access',
  'access.approved': 'approved the request of',
  'access.rejected': 'rejected the request of',
  'user.created': 'added',
  'user.changed': 'changed',
  'user.deactivated': 'deactivated',
  'user.activated': 'activated',
};

@Component({
  selector: 'app-audit-trail',
  imports: [DatePipe, Pager],
  template: `
    <div class="heading"><h1>Audit trail</h1></div>
    @if (entries.error()) {
      <p class="problem" role="alert">{{ problem() }}</p>
    } @else if (entries.hasValue()) {
      @let found = entries.value();
      <ol class="card trail">
        @for (entry of found.items; track entry.id) {
          <li>
            <time [attr.datetime]="entry.occurredAt">{{ entry.occurredAt | date: 'd MMM y, HH:mm' }}</time>
            <span><strong>{{ entry.actor }}</strong> {{ sentence(entry) }}
              @if (entry.subject !== entry.actor) {
                <strong>{{ entry.subject }}</strong>
              }
              @if (entry.detail) {
                <span class="detail"> – {{ entry.detail }}</span>
              }
            </span>
          </li>
        }
      </ol>
      <app-pager [page]="found" (turned)="page.set($event)" />
    } @else {
      <p class="loading" role="status">Loading…</p>
    }
  `,
})
export class AuditTrail {
  private readonly http = inject(HttpClient);
  protected readonly page = signal(1);
  protected readonly entries = resource({
    params: () => this.page(),
    loader: ({ params }) => firstValueFrom(this.http.get<Page<AuditEntry>>('/api/audit', { params: { page: params } })),
  });

  /** A code that this client does not know yet is shown as it is. */
  protected sentence(entry: AuditEntry): string {
    return sentences[entry.action] ?? entry.action;
  }

  protected problem(): string {
    const error = this.entries.error();
    return problemOf(error?.cause ?? error).message;
  }
}
