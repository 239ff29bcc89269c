import type { Answer } from "../http/exchange.ts";
import { ExchangeFailure } from "../http/failure.ts";

const tries = 3;

/**
 * Asks for what a server should refuse. An alert refuses at once. A connection that was merely cut
 * may have been cut by the network, which would pass as a refusal: it has to be cut three times in a
 * row.
 */
export async function refusalOf(
  ask: () => Promise<Answer>,
): Promise<{ readonly answer: Answer } | { readonly error: unknown }> {
  for (let left = tries; ; left -= 1) {
    try {
      return { answer: await ask() };
    } catch (error) {
      if (left === 1 || !wasCut(error)) return { error };
    }
  }
}

/** The other side hung up without a word of TLS. */
export function wasCut(error: unknown): boolean {
  return (
    error instanceof ExchangeFailure &&
    (error.code === "connection-reset" ||
      error.systemCode === "ECONNRESET" ||
      error.systemCode === "EPIPE")
  );
}
