import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { routes } from '../app/app.routes';
import { endedSession } from '../app/session/ended-session';
import { type Role, Session } from '../app/session/session';

export const ada = { id: 1, email: 'ada@example.test', firstName: 'Ada', lastName: 'Admin', role: 'Admin' as Role };
export const mika = { id: 2, email: 'mika@example.test', firstName: 'Mika', lastName: 'Member', role: 'Member' as Role };

export interface Reply {
  readonly status: number;
  readonly statusText: string;
}
export const refused = (status: number): Reply => ({ status, statusText: 'refused' });

/** The client with its real routes, against a server that the test plays. */
export class Client {
  private readonly server = TestBed.inject(HttpTestingController);
  readonly session = TestBed.inject(Session);
  private constructor(private readonly harness: RouterTestingHarness) {}

  static async start(user: typeof ada | null = null): Promise<Client> {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([endedSession])),
        provideHttpClientTesting(),
        provideRouter(routes, withComponentInputBinding()),
      ],
    });
    const client = new Client(await RouterTestingHarness.create());
    const loaded = client.session.load();
    client.server.expectOne('/api/session').flush({ user, release: 'c0ffee1234' });
    await loaded;
    return client;
  }

  get url(): string {
    return TestBed.inject(Router).url;
  }

  get page(): HTMLElement {
    return this.harness.fixture.nativeElement as HTMLElement;
  }

  async open(path: string): Promise<void> {
    await this.harness.navigateByUrl(path);
    await this.settle();
  }

  /** Answers the one request that the page has sent. */
  async answer(method: string, url: string, body: object | null, reply?: Reply): Promise<TestRequest> {
    const request = this.server.expectOne((sent) => sent.method === method && sent.urlWithParams === url);
    request.flush(body, reply);
    await this.settle();
    return request;
  }

  async cutOff(url: string): Promise<void> {
    this.server.expectOne((sent) => sent.urlWithParams === url).error(new ProgressEvent('error'));
    await this.settle();
  }

  /** No request is left without an answer. */
  expectQuiet(): void {
    this.server.verify();
  }

  text(selector = 'app-root, :scope'): string {
    return (this.page.querySelector(selector)?.textContent ?? this.page.textContent ?? '').replace(/\s+/g, ' ').trim();
  }

  has(selector: string): boolean {
    return this.page.querySelector(selector) !== null;
  }

  async type(control: string, value: string): Promise<void> {
    const field = this.find<HTMLInputElement>(`[formControlName="${control}"], ${control}`);
    field.value = value;
    field.dispatchEvent(new Event('input'));
    field.dispatchEvent(new Event('change'));
    await this.settle();
  }

  /** Clicks what a person would call by this name. */
  async click(name: string): Promise<void> {
    const all = [...this.page.querySelectorAll<HTMLElement>('button, a')];
    const target = all.find((element) => element.textContent?.trim() === name);
    if (!target) {
      throw new Error(`No "${name}" among: ${all.map((element) => element.textContent?.trim()).join(', ')}`);
    }
    target.click();
    await this.settle();
  }

  async submit(form = 'form'): Promise<void> {
    this.find<HTMLFormElement>(form).dispatchEvent(new Event('submit', { cancelable: true }));
    await this.settle();
  }

  find<T extends HTMLElement>(selector: string): T {
    const found = this.page.querySelector<T>(selector);
    if (!found) {
      throw new Error(`No ${selector} on the page: ${this.text()}`);
    }
    return found;
  }

  async settle(): Promise<void> {
    // Promises of the page, then what they render; twice, since a rendered part may load something.
    for (let round = 0; round < 2; round++) {
      await new Promise((resolve) => setTimeout(resolve));
      this.harness.detectChanges();
    }
  }
}
