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
      return recordOf(await this.#app.tags());
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
    if (!(error instanceof AzureError) || error.status !== 403) throw error;
    this.#warn({
      code: "no-record",
      message: `The shift goes on without a record in the app's tags: ${error.message}`,
      remedy: `${error.remedy} Until then a killed run cannot be reconciled.`,
    });
    this.#memory = {};
    return this.#memory;
  }
}
