import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Role } from '../session/session';
import type { Page } from '../shared/page';

/** How a person is shown. */
export function nameOf(person: Pick<Person, 'firstName' | 'lastName' | 'displayName'>): string {
  return person.displayName ?? `${person.firstName} ${person.lastName}`;
}

export interface Person {
  readonly id: number;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Absent when the previous release answers, as it may while traffic moves. */
  readonly displayName?: string;
  readonly role: Role;
  readonly isActive: boolean;
  readonly createdAt: string;
  readonly lastSignInAt: string | null;
}

export interface NewPerson {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Empty: first and last name. */
  readonly displayName: string;
  readonly role: Role;
  readonly password: string;
}

export type PersonChange = Pick<NewPerson, 'firstName' | 'lastName' | 'displayName' | 'role'>;

export type StatusFilter = 'all' | 'active' | 'inactive';

@Injectable({ providedIn: 'root' })
export class PeopleApi {
  private readonly http = inject(HttpClient);

  list(search: string, status: StatusFilter, page: number): Promise<Page<Person>> {
    return firstValueFrom(this.http.get<Page<Person>>('/api/users', { params: { search, status, page } }));
  }

  get(id: number): Promise<Person> {
    return firstValueFrom(this.http.get<Person>(`/api/users/${id}`));
  }

  create(person: NewPerson): Promise<Person> {
    return firstValueFrom(this.http.post<Person>('/api/users', person));
  }

  update(id: number, change: PersonChange): Promise<Person> {
    return firstValueFrom(this.http.put<Person>(`/api/users/${id}`, change));
  }

  setActive(id: number, active: boolean): Promise<Person> {
    return firstValueFrom(this.http.post<Person>(`/api/users/${id}/${active ? 'activate' : 'deactivate'}`, null));
  }
}
