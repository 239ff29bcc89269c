import { type Operation, unknownAnswer } from "./azure-error.ts";
import type { Connection } from "./connection.ts";

/** An item of a list of ARM, as far as every provider has it. */
export interface ArmItem {
  readonly id?: unknown;
  readonly name?: unknown;
  readonly location?: unknown;
  readonly sku?: unknown;
  readonly tags?: unknown;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** All items of a list of ARM, page after page. */
export async function listOf(
  connection: Connection,
  reading: Operation,
  path: string,
  version: string,
): Promise<ArmItem[]> {
  const items: ArmItem[] = [];
  let address: string | undefined = path;
  let query: Readonly<Record<string, string>> | undefined = { "api-version": version };
  while (address !== undefined) {
    const { body } = await connection.request(
      reading,
      "get",
      address,
      query === undefined ? {} : { query },
    );
    const { value, nextLink } = (body ?? {}) as { value?: unknown; nextLink?: unknown };
    if (!Array.isArray(value)) throw unknownAnswer(reading, "list");
    items.push(...(value as ArmItem[]));
    address = typeof nextLink === "string" && nextLink !== "" ? nextLink : undefined;
    query = undefined;
  }
  return items;
}
