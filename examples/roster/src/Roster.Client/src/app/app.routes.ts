import type { Routes } from '@angular/router';
import { AccessRequests } from './access/access-requests';
import { RequestAccess } from './access/request-access';
import { Account } from './account/account';
import { AuditTrail } from './audit/audit-trail';
import { People } from './people/people';
import { PersonForm } from './people/person-form';
import { adminOnly, signedIn } from './session/guards';
import { SignIn } from './session/sign-in';
import { NotFound } from './shared/not-found';

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'people' },
  { path: 'sign-in', component: SignIn, title: 'Sign in · Roster' },
  { path: 'request-access', component: RequestAccess, title: 'Request access · Roster' },
  { path: 'people', component: People, canActivate: [signedIn], title: 'People · Roster' },
  { path: 'people/new', component: PersonForm, canActivate: [adminOnly], title: 'New person · Roster' },
  { path: 'people/:id', component: PersonForm, canActivate: [adminOnly], title: 'Edit person · Roster' },
  { path: 'requests', component: AccessRequests, canActivate: [adminOnly], title: 'Access requests · Roster' },
  { path: 'audit', component: AuditTrail, canActivate: [adminOnly], title: 'Audit trail · Roster' },
  { path: 'account', component: Account, canActivate: [signedIn], title: 'Your account · Roster' },
  { path: '**', component: NotFound, title: 'Not found · Roster' },
];
