import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationInitStatus, type ApplicationConfig } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { ada, mika } from '../testing/client';
import { App } from './app';
import { appConfig } from './app.config';

async function start(user: typeof ada | null) {
  TestBed.configureTestingModule({
    providers: [...(appConfig as ApplicationConfig).providers, provideHttpClient(), provideHttpClientTesting()],
  });
  // The configuration loads the session before the first page.
  const ready = TestBed.inject(ApplicationInitStatus).donePromise;
  const server = TestBed.inject(HttpTestingController);
  server.expectOne('/api/session').flush({ user, release: 'c0ffee1234abcd' });
  await ready;
  const fixture = TestBed.createComponent(App);
  await fixture.whenStable();
  return { page: fixture.nativeElement as HTMLElement, server, fixture };
}

const links = (page: HTMLElement) => [...page.querySelectorAll('nav[aria-label="Main"] a')].map((a) => a.textContent);

describe('the frame of the pages', () => {
  it('shows a visitor no navigation', async () => {
    const { page } = await start(null);

    expect(links(page)).toEqual([]);
    expect(page.querySelector('.who')).toBeNull();
  });

  it('shows a member the list, and an admin all', async () => {
    const member = await start(mika);
    expect(links(member.page)).toEqual(['People']);

    TestBed.resetTestingModule();
    const admin = await start(ada);
    expect(links(admin.page)).toEqual(['People', 'Requests', 'Audit']);
  });

  it('names the person and the release', async () => {
    const { page } = await start(ada);

    expect(page.querySelector('.who .name')?.textContent).toBe('Ada Admin');
    expect(page.querySelector('footer')?.textContent).toContain('release c0ffee12');
  });

  it('signs out and goes to the sign-in page', async () => {
    const { page, server, fixture } = await start(ada);

    page.querySelector<HTMLButtonElement>('.who button')?.click();
    server.expectOne({ method: 'DELETE', url: '/api/session' }).flush(null);
    await fixture.whenStable();
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/sign-in'));

    expect(page.querySelector('.who')).toBeNull();
  });
});
