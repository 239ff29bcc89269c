import { DatePipe } from '@angular/common';
import { Component, inject, resource, signal } from '@angular/core';
import type { Role } from '../session/session';
import { Pager } from '../shared/pager';
import { type Problem, problemOf } from '../shared/problem';
import { AccessApi } from './access-api';

/** Where an admin decides who gets in. */
@Component({
  selector: 'app-access-requests',
  imports: [DatePipe, Pager],
  template: `
    <div class="heading"><h1>Access requests</h1></div>
    @if (problem() ?? loadProblem(); as failed) {
      <p class="problem" role="alert">{{ failed.message }}</p>
    }
    @if (requests.hasValue()) {
      @let found = requests.value();
      <ul class="cards">
        @for (request of found.items; track request.id) {
          <li class="card" [attr.aria-label]="request.email">
            <div class="heading">
              <h2>{{ request.firstName }} {{ request.lastName }}</h2>
              <span class="tag" [class.off]="request.status === 'Rejected'" [class.wait]="request.status === 'Pending'">{{ request.status }}</span>
            </div>
            <p class="facts">{{ request.email }} · {{ request.requestedAt | date: 'd MMM y, HH:mm' }}</p>
            <p>{{ request.purpose }}</p>
            @if (request.status === 'Pending') {
              @if (rejecting() === request.id) {
                <form (submit)="$event.preventDefault(); reject(request.id, reason.value)">
                  <label>Reason <input #reason maxlength="500" required /></label>
                  <div class="actions">
                    <button type="submit" class="danger" [disabled]="busy()">Reject</button>
                    <button type="button" class="quiet" (click)="rejecting.set(null)">Cancel</button>
                  </div>
                </form>
              } @else {
                <div class="actions">
                  <label class="inline">as
                    <select #role><option>Member</option><option>Admin</option></select></label>
                  <button type="button" [disabled]="busy()" (click)="approve(request.id, role.value)">Approve</button>
                  <button type="button" class="quiet" (click)="rejecting.set(request.id)">Reject…</button>
                </div>
              }
            } @else {
              <p class="facts">
                {{ request.status }} by {{ request.decidedBy }} on {{ request.decidedAt | date: 'd MMM y, HH:mm' }}
                @if (request.decisionReason) {
                  – “{{ request.decisionReason }}”
                }
              </p>
            }
          </li>
        } @empty {
          <li class="card empty">Nobody has asked for access.</li>
        }
      </ul>
      <app-pager [page]="found" (turned)="page.set($event)" />
    } @else if (!requests.error()) {
      <p class="loading" role="status">Loading…</p>
    }
  `,
})
export class AccessRequests {
  private readonly api = inject(AccessApi);
  protected readonly page = signal(1);
  /** Id of the request whose reason is being written. */
  protected readonly rejecting = signal<number | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);
  protected readonly requests = resource({
    params: () => this.page(),
    loader: ({ params }) => this.api.list(params),
  });

  protected loadProblem(): Problem | null {
    const error = this.requests.error();
    return error ? problemOf(error.cause ?? error) : null;
  }

  protected approve(id: number, role: string): Promise<void> {
    return this.decide(() => this.api.approve(id, role as Role));
  }

  protected reject(id: number, reason: string): Promise<void> {
    return this.decide(() => this.api.reject(id, reason));
  }

  private async decide(act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await act();
      this.rejecting.set(null);
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.busy.set(false);
      // Also after a refusal: another admin may have been faster.
      this.requests.reload();
    }
  }
}
