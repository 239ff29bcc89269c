import { Component, inject } from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { nameOf } from './people/people-api';
import { Session } from './session/session';

@Component({
  selector: 'app-root',
  imports: [RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <a class="skip" href="#main">Skip to content</a>
    <header class="bar">
      <a class="brand" routerLink="/"><img src="icon.svg" alt="" width="28" height="28" /> Roster</a>
      @if (session.user(); as user) {
        <nav aria-label="Main">
          <a routerLink="/people" routerLinkActive="here" ariaCurrentWhenActive="page">People</a>
          @if (session.isAdmin()) {
            <a routerLink="/requests" routerLinkActive="here" ariaCurrentWhenActive="page">Requests</a>
            <a routerLink="/audit" routerLinkActive="here" ariaCurrentWhenActive="page">Audit</a>
          }
        </nav>
        <div class="who">
          <a routerLink="/account" routerLinkActive="here" class="name">{{ nameOf(user) }}</a>
          <button type="button" class="quiet" (click)="signOut()">Sign out</button>
        </div>
      }
    </header>
    <main id="main" tabindex="-1"><router-outlet /></main>
    <footer>Roster <span class="release">release {{ session.release() }}</span></footer>
  `,
})
export class App {
  protected readonly nameOf = nameOf;
  protected readonly session = inject(Session);
  private readonly router = inject(Router);

  protected async signOut(): Promise<void> {
    await this.session.signOut();
    await this.router.navigate(['/sign-in']);
  }
}
