import { DatePipe } from '@angular/common';
import { Component, inject, input, resource } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Session } from '../session/session';
import { Pager } from '../shared/pager';
import { problemOf } from '../shared/problem';
import { nameOf, PeopleApi, type StatusFilter } from './people-api';

/** The list. What is searched for is in the address, so that a view can be reloaded and shared. */
@Component({
  selector: 'app-people',
  imports: [DatePipe, Pager, RouterLink],
  template: `
    <div class="heading">
      <h1>People</h1>
      @if (session.isAdmin()) {
        <a class="button" routerLink="/people/new">Add a person</a>
      }
    </div>
    <form class="filters" role="search" (submit)="$event.preventDefault(); show({ search: box.value, page: null })">
      <label class="grow"><span class="hidden">Search people</span>
        <input #box type="search" placeholder="Search by name or e-mail" [value]="search() ?? ''" /></label>
      <label><span class="hidden">Status</span>
        <select #choice [value]="status() ?? 'all'" (change)="show({ status: choice.value, page: null })">
          <option value="all">Everybody</option>
          <option value="active">Active</option>
          <option value="inactive">Deactivated</option>
        </select></label>
      <button type="submit">Search</button>
    </form>
    @if (people.error()) {
      <p class="problem" role="alert">{{ problem() }} <button type="button" class="quiet" (click)="people.reload()">Try again</button></p>
    } @else if (people.hasValue()) {
      @let found = people.value();
      <div class="card table">
        <table>
          <thead>
            <tr><th scope="col">Name</th><th scope="col">E-mail</th><th scope="col">Role</th><th scope="col">Status</th><th scope="col">Last sign-in</th></tr>
          </thead>
          <tbody>
            @for (person of found.items; track person.id) {
              <tr>
                <td data-label="Name" class="strong">
                  @if (session.isAdmin()) {
                    <a [routerLink]="['/people', person.id]">{{ nameOf(person) }}</a>
                  } @else {
                    {{ nameOf(person) }}
                  }
                </td>
                <td data-label="E-mail">{{ person.email }}</td>
                <td data-label="Role">{{ person.role }}</td>
                <td data-label="Status"><span class="tag" [class.off]="!person.isActive">{{ person.isActive ? 'Active' : 'Deactivated' }}</span></td>
                <td data-label="Last sign-in">{{ person.lastSignInAt ? (person.lastSignInAt | date: 'd MMM y, HH:mm') : 'Never' }}</td>
              </tr>
            } @empty {
              <tr><td colspan="5" class="empty">Nobody matches this search.</td></tr>
            }
          </tbody>
        </table>
      </div>
      <app-pager [page]="found" (turned)="show({ page: $event })" />
    } @else {
      <p class="loading" role="status">Loading…</p>
    }
  `,
})
export class People {
  // Bound to the query of the address.
  readonly search = input<string>();
  readonly status = input<StatusFilter>();
  readonly page = input<string>();

  protected readonly nameOf = nameOf;
  protected readonly session = inject(Session);
  private readonly api = inject(PeopleApi);
  private readonly router = inject(Router);

  protected readonly people = resource({
    params: () => ({ search: this.search() ?? '', status: this.status() ?? 'all', page: Number(this.page() ?? 1) || 1 }),
    loader: ({ params }) => this.api.list(params.search, params.status, params.page),
  });

  protected problem(): string {
    const error = this.people.error();
    return problemOf(error?.cause ?? error).message;
  }

  protected show(change: Record<string, string | number | null>): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge' });
  }
}
