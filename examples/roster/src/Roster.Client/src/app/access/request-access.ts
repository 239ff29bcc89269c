import { Component, inject, signal } from '@angular/core';
import { FormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { type Problem, problemOf } from '../shared/problem';
import { AccessApi } from './access-api';

@Component({
  selector: 'app-request-access',
  imports: [ReactiveFormsModule, RouterLink],
  template: `
    <section class="card narrow">
      <h1>Request access</h1>
      @if (sent()) {
        <p role="status">Thank you. An admin looks at your request; once it is approved you can sign in with the password you chose.</p>
        <p class="aside"><a routerLink="/sign-in">Back to sign in</a></p>
      } @else {
        @if (problem(); as failed) {
          <p class="problem" role="alert">{{ failed.message }}</p>
        }
        <form [formGroup]="form" (ngSubmit)="submit()">
          <label>First name <input formControlName="firstName" autocomplete="given-name" />
            <small class="wrong">{{ problem()?.fields?.['firstName'] }}</small></label>
          <label>Last name <input formControlName="lastName" autocomplete="family-name" />
            <small class="wrong">{{ problem()?.fields?.['lastName'] }}</small></label>
          <label>E-mail <input type="email" formControlName="email" autocomplete="email" />
            <small class="wrong">{{ problem()?.fields?.['email'] }}</small></label>
          <label>What do you need access for? <textarea rows="3" formControlName="purpose"></textarea>
            <small class="wrong">{{ problem()?.fields?.['purpose'] }}</small></label>
          <label>Password <input type="password" formControlName="password" autocomplete="new-password" />
            <small>At least 12 characters.</small>
            <small class="wrong">{{ problem()?.fields?.['password'] }}</small></label>
          <button type="submit" [disabled]="form.invalid || busy()">Send request</button>
        </form>
        <p class="aside">You have an account? <a routerLink="/sign-in">Sign in</a></p>
      }
    </section>
  `,
})
export class RequestAccess {
  private readonly api = inject(AccessApi);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);
  protected readonly sent = signal(false);
  protected readonly form = inject(FormBuilder).nonNullable.group({
    firstName: ['', [Validators.required, Validators.maxLength(80)]],
    lastName: ['', [Validators.required, Validators.maxLength(80)]],
    email: ['', [Validators.required, Validators.email]],
    purpose: ['', [Validators.required, Validators.maxLength(500)]],
    password: ['', [Validators.required, Validators.minLength(12)]],
  });

  protected async submit(): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.api.request(this.form.getRawValue());
      this.sent.set(true);
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
