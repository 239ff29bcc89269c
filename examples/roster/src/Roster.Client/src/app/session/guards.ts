import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { Session } from './session';

export const signedIn: CanActivateFn = (_route, state) =>
  inject(Session).user() ? true : inject(Router).createUrlTree(['/sign-in'], { queryParams: { returnTo: state.url } });

/** A member who follows an admin's link lands on the list. The server checks the role by itself. */
export const adminOnly: CanActivateFn = (route, state) => {
  const session = inject(Session);
  if (!session.user()) {
    return signedIn(route, state);
  }
  return session.isAdmin() ? true : inject(Router).createUrlTree(['/people']);
};
