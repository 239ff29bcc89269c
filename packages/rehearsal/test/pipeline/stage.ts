/** The whole pipeline on a small product in the local Azure: real workflow files, real actions, real processes. */

import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import {
  type Approval,
  defaultStandIns,
  type RunEvent,
  type RunOptions,
  scaledClockPreload,
} from "../../src/runner/index.ts";
import { seededRandom, startUsers } from "../../src/users/index.ts";
import { type Rehearsal, rehearse } from "../runner/rehearse.ts";
import { old, Stage } from "../upkeep/stage.ts";
import {
  caller,
  type Edits,
  lonelyCaller,
  openGates,
  packs,
  productFiles,
  type Release,
  recordedSlipway,
  server,
} from "./product.ts";

export interface Shipping {
  readonly release?: Partial<Release>;
  /** Of the pipeline, over those of a short shift. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** Changes to Slipway's own workflow files, beside the recorded stage 1. */
  readonly edits?: Edits;
  /** Whether the environment has reviewers, and what they say. */
  readonly approval?: Approval;
  /** Further variables of the environment. */
  readonly vars?: Readonly<Record<string, string>>;
  /** Calls `deploy.yml` alone, not the pipeline; `inputs` are then its own. */
  readonly alone?: boolean;
  readonly files?: Readonly<Record<string, string>>;
  readonly options?: Partial<RunOptions>;
  readonly onEvent?: (event: RunEvent, cancel: () => void) => void;
}

export interface Shipment extends Rehearsal {
  readonly site: string;
  /** Path of the SQLite file. */
  readonly database: string;
  /** Where its artifacts lie, for a later run. */
  readonly artifacts: string;
  /** A file of one of its artifacts. */
  artifact(name: string, file: string): string;
}

/** Two weights with these times take about twenty real seconds. */
const shortShift = {
  "traffic-steps": "50,100",
  "traffic-step-minimum": "3m",
  "traffic-step-maximum": "40m",
  bake: "5m",
};

export class Product {
  readonly stage: Stage;
  readonly packs: Awaited<ReturnType<typeof packs>>;
  readonly #directory: string;

  private constructor(stage: Stage, directory: string, made: Awaited<ReturnType<typeof packs>>) {
    this.stage = stage;
    this.#directory = directory;
    this.packs = made;
  }

  static async open(directory: string): Promise<Product> {
    const stage = await Stage.open(directory);
    return new Product(stage, directory, await packs(path.join(directory, "packs")));
  }

  /** An app that serves the release before, with its database. */
  async app(): Promise<{ readonly site: string; readonly database: string }> {
    const site = await this.stage.app({ production: old, slot: old, tags: {} });
    return { site, database: this.database(site) };
  }

  /** An app whose users are on a new release, the old one kept in the slot. */
  async promoted(health: "unhealthy" | "silent") {
    const directory = mkdtempSync(path.join(this.#directory, "promoted-"));
    const release = "bbbbbbb2";
    writeFileSync(path.join(directory, "server.js"), server({ public: health }));
    writeFileSync(path.join(directory, "build-info.json"), JSON.stringify({ commit: release }));
    const site = await this.stage.app({
      production: old,
      slot: old,
      tags: {
        "bgs-phase": "keep",
        "bgs-id": release,
        "bgs-old": old,
        "bgs-keep-until": this.stage.later(24 * 60),
      },
    });
    await this.stage.azure.deploy(site, "production", directory);
    return { site, database: this.database(site), release };
  }

  database(site: string): string {
    const file = path.join(mkdtempSync(path.join(this.#directory, `${site}-`)), "shop.db");
    const database = new DatabaseSync(file);
    const pack = this.packs.initial;
    const { contexts } = JSON.parse(readFileSync(path.join(pack, "pack.json"), "utf8"));
    const sql = (name: string) => readFileSync(path.join(pack, name), "utf8");
    database.exec(sql(contexts[0].history.file));
    database.exec(sql(contexts[0].migrations[0].forward.file));
    database.close();
    return file;
  }

  /** Pushes a release to the branch that goes to `prod`, and follows the run to its end. */
  async ship(
    { site, database }: { readonly site: string; readonly database: string },
    shipping: Shipping = {},
  ): Promise<Shipment> {
    const { azure } = this.stage;
    const cancel = new AbortController();
    const users = new AbortController();
    const slipway = mkdtempSync(path.join(this.#directory, "slipway-"));
    const edits = { "quality-gates.yml": openGates, ...shipping.edits };
    recordedSlipway(slipway, edits);
    let crowd: Promise<unknown> = Promise.resolve();
    const environment = this.stage.environment(site, shipping.approval !== undefined);
    const { approval } = shipping;
    try {
      const run = await rehearse(
        {
          ...productFiles({ pack: this.packs.expands, ...shipping.release }),
          ".github/workflows/ship.yml": shipping.alone
            ? lonelyCaller(shipping.inputs ?? {})
            : caller({
                branches: "main=prod",
                profile: "none",
                ...shortShift,
                ...shipping.inputs,
              }),
          ...shipping.files,
        },
        {
          workflow: ".github/workflows/ship.yml",
          mapping: { "megadur/slipway": { directory: slipway, sha: "0".repeat(40) } },
          environments: {
            prod: {
              ...environment,
              vars: { ...environment.vars, SQL_SERVER_NAME: "sql-shop", ...shipping.vars },
              secrets: { DATABASE_CONNECTION: `Data Source=${database}` },
            },
          },
          approve: async () => approval ?? "no-reviewer",
          machine: {
            environment: { ...azure.environment },
            idToken: (claims) => azure.github.jobToken({ ...claims, subject: claims.sub ?? "" }),
          },
          standIns: defaultStandIns,
          preload: (uses) =>
            uses.includes("actions/bluegreen-shift") ? scaledClockPreload(azure.clock) : undefined,
          signal: cancel.signal,
          ...shipping.options,
        },
        (event) => {
          const shifts = event.type === "step-started" && event.name === "Shift the traffic";
          if (shifts) crowd = this.#users(site, users.signal);
          shipping.onEvent?.(event, () => cancel.abort());
        },
      );
      // A later test may go on from them; the run's own directory goes with its test.
      const artifacts = mkdtempSync(path.join(this.#directory, "artifacts-"));
      cpSync(path.join(run.directory, "artifacts"), artifacts, { recursive: true });
      return {
        ...run,
        site,
        database,
        artifacts,
        artifact: (name, file) => readFileSync(path.join(artifacts, name, file), "utf8"),
      };
    } finally {
      users.abort();
      await crowd;
    }
  }

  #users(site: string, signal: AbortSignal): Promise<unknown> {
    const { azure } = this.stage;
    return startUsers({
      baseUrl: `https://${site}.azurewebsites.net`,
      environment: {
        proxy: azure.environment.HTTPS_PROXY ?? "",
        certificateAuthority: readFileSync(azure.environment.NODE_EXTRA_CA_CERTS ?? "", "utf8"),
      },
      journeys: [
        { name: "visitor", weight: 1, opening: [{ path: "/" }], afterwards: [{ path: "/people" }] },
      ],
      ratePerSecond: 30,
      thinkMilliseconds: 100,
      sessionRequests: { minimum: 2, maximum: 4 },
      random: seededRandom(7),
      now: () => azure.clock.now(),
      signal,
      onRequest: () => {},
    }).finished;
  }
}

/** The migrations that a database has. */
export function migrationsOf(file: string): string[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database
      .prepare('SELECT "MigrationId" AS id FROM "__EFMigrationsHistory" ORDER BY 1')
      .all()
      .map(({ id }) => String(id));
  } finally {
    database.close();
  }
}
