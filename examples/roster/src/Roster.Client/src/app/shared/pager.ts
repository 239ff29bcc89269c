import { Component, computed, input, output } from '@angular/core';
import type { Page } from './page';

/** Says which items are shown, and turns the page. */
@Component({
  selector: 'app-pager',
  template: `
    <nav class="pager" aria-label="Pages">
      <span role="status">{{ range() }}</span>
      <button type="button" class="quiet" [disabled]="page().number <= 1" (click)="turned.emit(page().number - 1)">Previous</button>
      <button type="button" class="quiet" [disabled]="page().number >= last()" (click)="turned.emit(page().number + 1)">Next</button>
    </nav>
  `,
})
export class Pager {
  readonly page = input.required<Page<unknown>>();
  /** The number of the page that is wanted. */
  readonly turned = output<number>();

  protected readonly last = computed(() => Math.max(1, Math.ceil(this.page().total / this.page().size)));
  protected readonly range = computed(() => {
    const { number, size, total, items } = this.page();
    const first = (number - 1) * size + 1;
    return items.length === 0 ? 'Nothing found' : `${first}–${first + items.length - 1} of ${total}`;
  });
}
