import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'app-not-found',
  imports: [RouterLink],
  template: `
    <section class="card narrow">
      <h1>There is no such page</h1>
      <p>The address may be old or mistyped. <a routerLink="/people">Go to the people</a>.</p>
    </section>
  `,
})
export class NotFound {}
