import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  type ApplicationConfig,
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
} from '@angular/core';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { routes } from './app.routes';
import { endedSession } from './session/ended-session';
import { Session } from './session/session';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withInterceptors([endedSession])),
    provideRouter(routes, withComponentInputBinding()),
    // Who is signed in is known before the first route is chosen.
    provideAppInitializer(() => inject(Session).load()),
  ],
};
