import { HttpErrorResponse } from '@angular/common/http';
import { problemOf } from './problem';

const answer = (status: number, error: unknown) => problemOf(new HttpErrorResponse({ status, error }));

describe('what a person reads when something fails', () => {
  it('is the title that the server gives', () => {
    expect(answer(409, { title: 'Already decided.' })).toEqual({ message: 'Already decided.', fields: {} });
  });

  it('is a message for each field of a form', () => {
    expect(answer(400, { title: 'Invalid', errors: { email: ['No address.'], password: ['Too short.', 'Too plain.'] } })).toEqual({
      message: 'Please correct the marked fields.',
      fields: { email: 'No address.', password: 'Too short. Too plain.' },
    });
  });

  it('is a plain sentence when the server breaks, whatever it says', () => {
    expect(answer(500, { title: 'NullReferenceException' }).message).toBe('The server could not do this (status 500). Try again.');
    expect(answer(404, null).message).toBe('The server could not do this (status 404). Try again.');
  });

  it('tells a lost connection from a fault of the page', () => {
    expect(answer(0, null).message).toContain('cannot be reached');
    expect(problemOf(new TypeError('x')).message).toContain('Something went wrong on this page');
  });
});
