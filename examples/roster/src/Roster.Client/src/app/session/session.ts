import { HttpClient } from '@angular/common/http';
import { computed, Injectable, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';

export type Role = 'Member' | 'Admin';

export interface SessionUser {
  readonly id: number;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Absent when the previous release answers. */
  readonly displayName?: string;
  readonly role: Role;
}

interface SessionState {
  readonly user: SessionUser | null;
  readonly release: string;
}

/** Who is signed in. The session itself is a cookie that scripts cannot read. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly http = inject(HttpClient);
  private readonly state = signal<SessionState>({ user: null, release: 'unknown' });

  readonly user = computed(() => this.state().user);
  readonly release = computed(() => this.state().release.slice(0, 8));
  readonly isAdmin = computed(() => this.user()?.role === 'Admin');

  /** Asks the server; when it does not answer, nobody is signed in. */
  async load(): Promise<void> {
    try {
      this.state.set(await firstValueFrom(this.http.get<SessionState>('/api/session')));
    } catch {
      this.forget();
    }
  }

  async signIn(email: string, password: string): Promise<void> {
    this.state.set(await firstValueFrom(this.http.post<SessionState>('/api/session', { email, password })));
  }

  async signOut(): Promise<void> {
    await firstValueFrom(this.http.delete('/api/session'));
    this.forget();
  }

  async changePassword(currentPassword: string, newPassword: string): Promise<void> {
    await firstValueFrom(this.http.put('/api/session/password', { currentPassword, newPassword }));
  }

  /** The server has ended the session. */
  forget(): void {
    this.state.update((state) => ({ ...state, user: null }));
  }
}
