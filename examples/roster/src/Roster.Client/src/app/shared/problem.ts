import { HttpErrorResponse } from '@angular/common/http';

/** What went wrong, for a person; `fields` by the name of the form's control. */
export interface Problem {
  readonly message: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Reads a problem answer (RFC 9457) of the server; anything else becomes a plain sentence. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof HttpErrorResponse)) {
    return { message: 'Something went wrong on this page. Reload it and try again.', fields: {} };
  }
  if (error.status === 0) {
    return { message: 'The server cannot be reached. Check your connection and try again.', fields: {} };
  }
  const body = (error.error ?? {}) as { title?: string; errors?: Record<string, string[]> };
  const fields = Object.fromEntries(
    Object.entries(body.errors ?? {}).map(([name, messages]) => [name, messages.join(' ')]),
  );
  if (Object.keys(fields).length > 0) {
    return { message: 'Please correct the marked fields.', fields };
  }
  if (error.status >= 500 || !body.title) {
    return { message: `The server could not do this (status ${error.status}). Try again.`, fields };
  }
  return { message: body.title, fields };
}
