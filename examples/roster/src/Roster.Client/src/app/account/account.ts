import { Component, inject, signal } from '@angular/core';
import { FormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { nameOf } from '../people/people-api';
import { Session } from '../session/session';
import { type Problem, problemOf } from '../shared/problem';

@Component({
  selector: 'app-account',
  imports: [ReactiveFormsModule],
  template: `
    <section class="card narrow">
      <h1>Your account</h1>
      @if (session.user(); as user) {
        <dl>
          <div><dt>Name</dt><dd>{{ nameOf(user) }}</dd></div>
          <div><dt>E-mail</dt><dd>{{ user.email }}</dd></div>
          <div><dt>Role</dt><dd>{{ user.role }}</dd></div>
        </dl>
      }
      <h2>Change password</h2>
      @if (changed()) {
        <p class="done" role="status">Your password is changed. Other devices are signed out.</p>
      }
      @if (problem(); as failed) {
        <p class="problem" role="alert">{{ failed.message }}</p>
      }
      <form [formGroup]="form" (ngSubmit)="submit()">
        <label>Current password <input type="password" formControlName="currentPassword" autocomplete="current-password" />
          <small class="wrong">{{ problem()?.fields?.['currentPassword'] }}</small></label>
        <label>New password <input type="password" formControlName="newPassword" autocomplete="new-password" />
          <small>At least 12 characters.</small>
          <small class="wrong">{{ problem()?.fields?.['newPassword'] }}</small></label>
        <button type="submit" [disabled]="form.invalid || busy()">Change password</button>
      </form>
    </section>
  `,
})
export class Account {
  protected readonly nameOf = nameOf;
  protected readonly session = inject(Session);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);
  protected readonly changed = signal(false);
  protected readonly form = inject(FormBuilder).nonNullable.group({
    currentPassword: ['', Validators.required],
    newPassword: ['', [Validators.required, Validators.minLength(12)]],
  });

  protected async submit(): Promise<void> {
    const { currentPassword, newPassword } = this.form.getRawValue();
    this.busy.set(true);
    this.problem.set(null);
    this.changed.set(false);
    try {
      await this.session.changePassword(currentPassword, newPassword);
      this.changed.set(true);
      this.form.reset();
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
