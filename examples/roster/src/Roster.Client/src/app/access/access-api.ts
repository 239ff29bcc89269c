import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Role } from '../session/session';
import type { Page } from '../shared/page';

export interface AccessRequest {
  readonly id: number;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly purpose: string;
  readonly status: 'Pending' | 'Approved' | 'Rejected';
  readonly requestedAt: string;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly decisionReason: string | null;
}

export interface NewAccessRequest {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly purpose: string;
  readonly password: string;
}

@Injectable({ providedIn: 'root' })
export class AccessApi {
  private readonly http = inject(HttpClient);

  async request(request: NewAccessRequest): Promise<void> {
    await firstValueFrom(this.http.post('/api/access-requests', request));
  }

  list(page: number): Promise<Page<AccessRequest>> {
    return firstValueFrom(this.http.get<Page<AccessRequest>>('/api/access-requests', { params: { page } }));
  }

  async approve(id: number, role: Role): Promise<void> {
    await firstValueFrom(this.http.post(`/api/access-requests/${id}/approve`, { role }));
  }

  async reject(id: number, reason: string): Promise<void> {
    await firstValueFrom(this.http.post(`/api/access-requests/${id}/reject`, { reason }));
  }
}
