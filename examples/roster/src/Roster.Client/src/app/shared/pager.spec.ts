import { TestBed } from '@angular/core/testing';
import { Pager } from './pager';

function show(number: number, total: number, shown: number) {
  const fixture = TestBed.createComponent(Pager);
  fixture.componentRef.setInput('page', { items: Array.from({ length: shown }), number, size: 20, total });
  const turned: number[] = [];
  fixture.componentInstance.turned.subscribe((to) => turned.push(to));
  fixture.detectChanges();
  const [previous, next] = fixture.nativeElement.querySelectorAll('button') as HTMLButtonElement[];
  return { text: (fixture.nativeElement as HTMLElement).querySelector('[role=status]')?.textContent, previous, next, turned };
}

describe('the pager', () => {
  it('says which items are shown', () => {
    expect(show(2, 45, 20).text).toBe('21–40 of 45');
    expect(show(1, 0, 0).text).toBe('Nothing found');
  });

  it('turns to the page before and after', () => {
    const { previous, next, turned } = show(2, 45, 20);

    previous?.click();
    next?.click();

    expect(turned).toEqual([1, 3]);
  });

  it('stops at both ends', () => {
    expect(show(1, 45, 20).previous?.disabled).toBe(true);
    expect(show(3, 45, 5).next?.disabled).toBe(true);
    expect(show(1, 0, 0).next?.disabled).toBe(true);
  });
});
