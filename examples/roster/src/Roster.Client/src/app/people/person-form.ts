import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { FormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { Role } from '../session/session';
import { type Problem, problemOf } from '../shared/problem';
import { PeopleApi, type Person } from './people-api';

/** Adds a person, or changes the one whose id is in the address. */
@Component({
  selector: 'app-person-form',
  imports: [ReactiveFormsModule, RouterLink],
  template: `
    <section class="card narrow">
      <h1>{{ isNew() ? 'Add a person' : 'Edit person' }}</h1>
      @if (problem(); as failed) {
        <p class="problem" role="alert">{{ failed.message }}</p>
      }
      @if (isNew() || person()) {
        <form [formGroup]="form" (ngSubmit)="save()">
          <label>First name <input formControlName="firstName" autocomplete="off" />
            <small class="wrong">{{ problem()?.fields?.['firstName'] }}</small></label>
          <label>Last name <input formControlName="lastName" autocomplete="off" />
            <small class="wrong">{{ problem()?.fields?.['lastName'] }}</small></label>
          <label>Shown as <input formControlName="displayName" autocomplete="off" [placeholder]="form.value.firstName + ' ' + form.value.lastName" />
            <small>Optional. Left empty, both names are shown.</small>
            <small class="wrong">{{ problem()?.fields?.['displayName'] }}</small></label>
          <label>E-mail <input type="email" formControlName="email" autocomplete="off" />
            <small class="wrong">{{ problem()?.fields?.['email'] }}</small></label>
          <label>Role
            <select formControlName="role">
              <option value="Member">Member – sees the list</option>
              <option value="Admin">Admin – changes it</option>
            </select></label>
          @if (isNew()) {
            <label>First password <input type="password" formControlName="password" autocomplete="new-password" />
              <small>At least 12 characters. Hand it over safely; the person changes it.</small>
              <small class="wrong">{{ problem()?.fields?.['password'] }}</small></label>
          }
          <div class="actions">
            <button type="submit" [disabled]="form.invalid || busy()">Save</button>
            <a class="button quiet" routerLink="/people">Cancel</a>
            @if (person(); as known) {
              <button type="button" class="danger" [disabled]="busy()" (click)="setActive(!known.isActive)">
                {{ known.isActive ? 'Deactivate' : 'Activate' }}
              </button>
            }
          </div>
        </form>
      } @else if (!problem()) {
        <p class="loading" role="status">Loading…</p>
      }
    </section>
  `,
})
export class PersonForm {
  /** Of the address; none for a new person. */
  readonly id = input<string>();

  private readonly api = inject(PeopleApi);
  private readonly router = inject(Router);
  protected readonly isNew = computed(() => this.id() === undefined);
  protected readonly person = signal<Person | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);
  protected readonly form = inject(FormBuilder).nonNullable.group({
    firstName: ['', [Validators.required, Validators.maxLength(80)]],
    lastName: ['', [Validators.required, Validators.maxLength(80)]],
    displayName: ['', Validators.maxLength(160)],
    email: ['', [Validators.required, Validators.email]],
    role: ['Member' as Role],
    password: ['', [Validators.required, Validators.minLength(12)]],
  });

  constructor() {
    effect(() => {
      const id = this.id();
      if (id !== undefined) {
        // The address of a person never changes, and only they change their password.
        this.form.controls.email.disable();
        this.form.controls.password.disable();
        void this.attempt(async () => this.fill(await this.api.get(Number(id))));
      }
    });
  }

  protected save(): Promise<void> {
    const value = this.form.getRawValue();
    return this.attempt(async () => {
      const id = this.id();
      if (id === undefined) {
        await this.api.create(value);
      } else {
        const { firstName, lastName, displayName, role } = value;
        await this.api.update(Number(id), { firstName, lastName, displayName, role });
      }
      await this.router.navigate(['/people']);
    });
  }

  protected setActive(active: boolean): Promise<void> {
    return this.attempt(async () => this.fill(await this.api.setActive(Number(this.id()), active)));
  }

  private fill(person: Person): void {
    this.person.set(person);
    const { firstName, lastName, displayName = '', email, role } = person;
    // The derived name is not a chosen one: it shall follow first and last name.
    const chosen = displayName === `${firstName} ${lastName}` ? '' : displayName;
    this.form.patchValue({ firstName, lastName, displayName: chosen, email, role });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
