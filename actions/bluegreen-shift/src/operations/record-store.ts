import { AzureError } from "@slipway/azure";
import { recordOf, type ShiftRecord, tagsOf } from "../state/record.ts";
import type { Topology } from "../topology/topology.ts";

/**
 * The record in the app's tags. Where they may not be read or written the shift goes on without
 * them, less safely: the record then lives in this process alone.
 */
export class RecordStore {
  readonly #app: Pick<Topology, "tags" | "writeTags">;
  readonly #warn: (warning: { code: string; message: string; remedy: string }) => void;
  #memory: Record<string, string | undefined> | undefined;
  #lastRead: Readonly<Record<string, string | undefined>> = {};

  constructor(
    app: Pick<Topology, "tags" | "writeTags">,
    warn: (warning: { code: string; message: string; remedy: string }) => void,
  ) {
    this.#app = app;
    this.#warn = warn;
  }

  async read(): Promise<ShiftRecord> {
    if (this.#memory !== undefined) return recordOf(this.#memory);
    try {
      this.#lastRead = await this.#app.tags();
      return recordOf(this.#lastRead);
    } catch (error) {
      return recordOf(this.#withoutTags(error));
    }
  }

  async write(change: Partial<ShiftRecord>): Promise<void> {
    const tags = tagsOf(change);
    if (this.#memory !== undefined) {
      Object.assign(this.#memory, tags);
      return;
    }
    try {
      await this.#app.writeTags(tags);
    } catch (error) {
      Object.assign(this.#withoutTags(error), tags);
    }
  }

  #withoutTags(error: unknown): Record<string, string | undefined> {
    // 403: not allowed; 400: refused for good, as the 51st tag of a resource is.
    if (!(error instanceof AzureError) || (error.status !== 403 && error.status !== 400)) {
      throw error;
    }
    this.#warn({
      code: "no-record",
      message: `The shift goes on without a record in the app's tags: ${error.message}`,
      remedy: `${error.remedy} Until then a killed run cannot be reconciled.`,
    });
    this.#memory = { ...this.#lastRead };
    return this.#memory;
  }
}
