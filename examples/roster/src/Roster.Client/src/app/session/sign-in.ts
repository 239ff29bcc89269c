import { Component, inject, input, signal } from '@angular/core';
import { FormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { type Problem, problemOf } from '../shared/problem';
import { Session } from './session';

@Component({
  selector: 'app-sign-in',
  imports: [ReactiveFormsModule, RouterLink],
  template: `
    <section class="card narrow">
      <h1>Sign in</h1>
      @if (problem(); as failed) {
        <p class="problem" role="alert">{{ failed.message }}</p>
      }
      <form [formGroup]="form" (ngSubmit)="submit()">
        <label>E-mail <input type="email" formControlName="email" autocomplete="username" /></label>
        <label>Password <input type="password" formControlName="password" autocomplete="current-password" /></label>
        <button type="submit" [disabled]="form.invalid || busy()">Sign in</button>
      </form>
      <p class="aside">No account yet? <a routerLink="/request-access">Request access</a></p>
    </section>
  `,
})
export class SignIn {
  /** Where to go afterwards; a path of this client. */
  readonly returnTo = input<string>();

  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);
  protected readonly form = inject(FormBuilder).nonNullable.group({
    email: ['', [Validators.required, Validators.email]],
    password: ['', Validators.required],
  });

  protected async submit(): Promise<void> {
    const { email, password } = this.form.getRawValue();
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.session.signIn(email, password);
      await this.router.navigateByUrl(this.destination());
    } catch (error) {
      this.problem.set(problemOf(error));
      this.form.controls.password.reset();
    } finally {
      this.busy.set(false);
    }
  }

  /** Never another site: one slash, then no slash. */
  private destination(): string {
    const wanted = this.returnTo() ?? '';
    return /^\/(?![/\\])/.test(wanted) && !wanted.startsWith('/sign-in') ? wanted : '/people';
  }
}
