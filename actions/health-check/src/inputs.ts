import { statSync } from "node:fs";
import {
  booleanInput,
  choiceInput,
  durationInput,
  type InconclusivePolicy,
  insideWorkspace,
  integerInput,
  linesInput,
  listInput,
  maskSecret,
  optionalInput,
  pathInput,
  requiredInput,
  UsageError,
  type Verdict,
} from "@slipway/toolkit";
import { type AzureSite, readAzureSite } from "./azure-site.ts";
import type { ContractRule } from "./checks/contract.ts";
import { type Expectation, parseExpectation, splitWords } from "./checks/expectation.ts";
import type { Profile } from "./checks/negative-control.ts";
import type { ReleaseProbe } from "./checks/release.ts";
import type { TlsOptions } from "./checks/tls.ts";
import { parseContract } from "./contract/contract-line.ts";
import {
  bodySecrets,
  headerSecrets,
  parseBytes,
  parseCompareWith,
  parseConnectTo,
  parseDeepLinkStatuses,
  parseExpiry,
  parseReleaseProbe,
  readBaseUrl,
  readClientIdentity,
  readHeaders,
} from "./input-values.ts";
import { type LoadPlan, parseLoadPlan } from "./performance/load-line.ts";
import { parseShard, type Shard } from "./performance/shards.ts";
import { parseThresholds, type Threshold } from "./performance/thresholds.ts";
import { refuseEmpty, refuseIdle, refuseUndecidable } from "./refused-inputs.ts";
import type { SuitePlan } from "./suites/suite.ts";

export interface HealthCheckInputs {
  readonly name: string;
  readonly baseUrl: URL;
  readonly profile: Profile;
  readonly expectations: readonly Expectation[];
  readonly healthPath: string | undefined;
  readonly healthEntries: readonly string[];
  readonly degraded: Verdict;
  readonly deepLink: string;
  readonly deepLinkStatuses: readonly number[];
  /** The issuer of the site's own token server. */
  readonly openidIssuer: URL | undefined;
  readonly contracts: readonly ContractRule[];
  /** The site as Azure knows it. */
  readonly azure: AzureSite | undefined;
  readonly spaDist: string | undefined;
  /** Absent when TLS is not to be judged, or for plain http. */
  readonly tls: TlsOptions | undefined;
  readonly securityHeaders: "warn" | "fail" | "off";
  readonly hstsSeconds: number;
  readonly httpsRedirect: "warn" | "fail" | "off";
  readonly leaks: boolean;
  readonly leakPaths: readonly string[];
  readonly release: string | undefined;
  readonly releaseProbe: ReleaseProbe;
  readonly releaseSamples: number | "auto";
  readonly deadlineMilliseconds: number;
  readonly timeoutMilliseconds: number;
  readonly consecutive: number;
  readonly stableForMilliseconds: number;
  readonly load: LoadPlan | undefined;
  readonly warmUpMilliseconds: number;
  readonly thresholds: readonly Threshold[];
  /** The version to compare the load with: another address, or a slot of the same one. */
  readonly compareWith: { readonly base: URL; readonly routingName?: string } | undefined;
  readonly blocks: number;
  readonly shard: Shard | undefined;
  /** Directory with the history of this load, as an earlier run wrote it. */
  readonly history: string | undefined;
  readonly routingName: string | undefined;
  readonly connectTo: { readonly host: string; readonly port: number } | undefined;
  readonly clientIdentity: { readonly certificate: string; readonly key: string } | undefined;
  readonly allowPrivateAddresses: boolean;
  readonly redirects: "none" | "same-host";
  readonly headers: Readonly<Record<string, string>>;
  /** Words that must not be in any file or line. */
  readonly secrets: readonly string[];
  readonly maximumBodyBytes: number;
  readonly suite: SuitePlan | undefined;
  readonly evidenceDirectory: string;
  readonly onInconclusive: InconclusivePolicy;
}

/** Reads and checks every input of one target before the first request. */
export function readInputs(): HealthCheckInputs {
  const inputs = readEach();
  refuseEmpty(inputs);
  if (inputs.load !== undefined) refuseUndecidable(inputs.load, inputs.thresholds);
  return inputs;
}

function readEach(): HealthCheckInputs {
  const headers = readHeaders(linesInput("headers"));
  const expectations = linesInput("expect").map(parseExpectation);
  const secrets = [...headerSecrets(headers), ...expectations.flatMap(bodySecrets)];
  for (const secret of secrets) maskSecret(secret);
  const clientIdentity = readClientIdentity(
    optionalInput("client-certificate"),
    optionalInput("client-key"),
  );
  const profile = choiceInput("profile", ["aspnet-spa", "static-site", "api", "none"]);
  const baseUrl = readBaseUrl(requiredInput("base-url"));
  const load = optionalInput("perf");
  const compareWith = parseCompareWith(optionalInput("compare-with"), baseUrl);
  if (compareWith !== undefined && load === undefined) {
    throw new UsageError(
      'Input "compare-with" is set, but "perf" is empty.',
      'Say in "perf" what to measure on both versions, for example "GET /api/users 20/s for 80s".',
    );
  }
  const shard = parseShard(optionalInput("shard"));
  if (shard !== undefined && (load === undefined || compareWith !== undefined)) {
    throw new UsageError(
      `Input "shard" is set, but ${load === undefined ? '"perf" is empty' : '"compare-with" is set as well'}.`,
      'A shard is a part of one load: say it in "perf", and compare on one runner.',
    );
  }
  const healthPath = readHealthPath(profile);
  const healthEntries = listInput("health-entries");
  const spaDist = optionalDirectory("spa-dist");
  const deadlineMilliseconds = bounded("deadline", 1_000, 6 * 3_600_000);
  const stableForMilliseconds = bounded("stable-for", 0, 3_600_000);
  refuseIdle([
    [
      "health-entries",
      healthEntries.length > 0 && healthPath === undefined,
      '"health-path" is empty',
      "Name the endpoint that reports them.",
    ],
    [
      "spa-dist",
      spaDist !== undefined && (profile === "api" || profile === "none"),
      `the profile "${profile}" looks at no page`,
      'Use "profile: aspnet-spa" or "static-site".',
    ],
    [
      "client-certificate",
      clientIdentity !== undefined && baseUrl.protocol === "http:",
      '"base-url" is plain http',
      "Give the https address.",
    ],
    [
      "stable-for",
      stableForMilliseconds >= deadlineMilliseconds,
      '"deadline" ends before it has passed',
      'Raise "deadline" above it.',
    ],
  ]);
  return {
    name: readName(),
    baseUrl,
    profile,
    expectations: expectations,
    healthPath,
    healthEntries,
    degraded: choiceInput("degraded", ["pass", "warn", "fail"]),
    deepLink: optionalPath("deep-link") ?? "/slipway/deep-link",
    deepLinkStatuses: parseDeepLinkStatuses(requiredInput("deep-link-status")),
    openidIssuer: readIssuer(optionalInput("openid-issuer")),
    contracts: linesInput("contract").map(parseContract),
    azure: readAzureSite(),
    spaDist,
    tls: readTls(baseUrl),
    securityHeaders: choiceInput("security-headers", ["warn", "fail", "off"]),
    hstsSeconds: bounded("hsts", 0, 4_000 * 24 * 3_600_000) / 1_000,
    httpsRedirect: choiceInput("https-redirect", ["warn", "fail", "off"]),
    leaks: booleanInput("leaks"),
    leakPaths: pathList("leak-paths"),
    release: readRelease(optionalInput("release")),
    releaseProbe: parseReleaseProbe(requiredInput("release-probe")),
    releaseSamples:
      requiredInput("release-samples") === "auto"
        ? "auto"
        : integerInput("release-samples", { min: 1, max: 200 }),
    deadlineMilliseconds,
    timeoutMilliseconds: bounded("timeout", 100, 300_000),
    consecutive: integerInput("consecutive", { min: 1, max: 100 }),
    stableForMilliseconds,
    load: load === undefined ? undefined : parseLoadPlan(load),
    warmUpMilliseconds: bounded("warm-up", 0, 600_000),
    thresholds: readThresholds(requiredInput("thresholds"), compareWith !== undefined),
    compareWith,
    blocks: integerInput("blocks", { min: 5, max: 100 }),
    shard,
    history: optionalDirectory("history"),
    routingName: readRoutingName(optionalInput("routing-name")),
    connectTo: parseConnectTo(optionalInput("connect-to")),
    clientIdentity,
    allowPrivateAddresses: booleanInput("allow-private-addresses"),
    redirects: choiceInput("redirects", ["none", "same-host"]),
    headers,
    secrets,
    maximumBodyBytes: parseBytes(requiredInput("max-body")),
    suite: readSuite(),
    evidenceDirectory: readEvidenceDirectory(),
    onInconclusive: readInconclusivePolicy(),
  };
}

export function readName(): string {
  const name = requiredInput("name");
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/i.test(name)) {
    throw new UsageError(
      `Input "name" is "${name}".`,
      'Use letters, digits and hyphens, for example "name: slot".',
    );
  }
  return name;
}

export function readEvidenceDirectory(): string {
  const directory = requiredInput("evidence-directory");
  insideWorkspace(directory, 'Input "evidence-directory"');
  return directory;
}

export function readInconclusivePolicy(): InconclusivePolicy {
  return choiceInput("on-inconclusive", ["fail", "warn"]);
}

/** What the sum of the shards is judged by. */
export function readMergedThresholds(): Threshold[] {
  return readThresholds(requiredInput("thresholds"), false);
}

function readHealthPath(profile: Profile): string | undefined {
  if (optionalInput("health-path") !== "auto") return optionalPath("health-path");
  return profile === "static-site" ? undefined : "/health";
}

function readIssuer(text: string | undefined): URL | undefined {
  return text === undefined ? undefined : readBaseUrl(text, "openid-issuer");
}

function readRelease(text: string | undefined): string | undefined {
  if (text !== undefined && !/^[\w.+-]{1,128}$/.test(text)) {
    throw new UsageError(
      'Input "release" is not a build id.',
      'Use the commit, which is "github.sha" in a workflow.',
    );
  }
  return text;
}

function readRoutingName(text: string | undefined): string | undefined {
  if (text !== undefined && !/^[a-z0-9-]{1,60}$/i.test(text)) {
    throw new UsageError(
      `Input "routing-name" is "${text}".`,
      'Give a slot\'s name, for example "green", or "self" for production.',
    );
  }
  return text;
}

function readThresholds(text: string, compares: boolean): Threshold[] {
  const thresholds = parseThresholds(text);
  if (thresholds.length === 0) {
    throw new UsageError('Input "thresholds" has no threshold.', 'Write for example "p(95)<3s".');
  }
  const regression = thresholds.some(({ metric }) => metric.kind === "regression");
  if (regression && !compares) {
    throw new UsageError(
      'Input "thresholds" has a regression, but "compare-with" is empty.',
      "Name the version to compare with, or leave the regression out.",
    );
  }
  return compares && !regression
    ? [...thresholds, ...parseThresholds("regression(p95)<1.2x fail")]
    : thresholds;
}

function readTls(baseUrl: URL): TlsOptions | undefined {
  const minimum = choiceInput("minimum-tls", ["1.2", "1.3", "off"]);
  const expiry = parseExpiry(requiredInput("certificate-expiry"));
  return minimum === "off" || baseUrl.protocol !== "https:" ? undefined : { minimum, ...expiry };
}

function pathList(name: string): string[] {
  const paths = linesInput(name);
  for (const path of paths) {
    if (!path.startsWith("/") || path.startsWith("//")) {
      throw new UsageError(
        `Input "${name}" has "${path}".`,
        "Give paths that start with one slash, one per line.",
      );
    }
  }
  return paths;
}

function readSuite(): SuitePlan | undefined {
  const line = optionalInput("suite");
  if (line === undefined) return undefined;
  const command = splitWords(line);
  if (command === undefined || command.length === 0) {
    throw new UsageError(
      `Input "suite" is "${line}", which has an open double quote.`,
      'Write a program and its arguments, for example "npx playwright test --grep @regression". No shell reads it.',
    );
  }
  const reportName = requiredInput("suite-report");
  const directory = pathInput("suite-directory");
  if (statSync(directory, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new UsageError(
      `Input "suite-directory" is "${requiredInput("suite-directory")}", which is no directory.`,
      "Check out the repository before this step, and give the path from its root.",
    );
  }
  return {
    command,
    directory,
    report: insideWorkspace(reportName, 'Input "suite-report"'),
    reportName,
    minimumTests: integerInput("suite-minimum-tests", { min: 1, max: 1_000_000 }),
    timeoutMilliseconds: bounded("suite-timeout", 1_000, 6 * 3_600_000),
  };
}

function optionalPath(name: string): string | undefined {
  const path = optionalInput(name);
  if (path !== undefined && (!path.startsWith("/") || path.startsWith("//"))) {
    throw new UsageError(
      `Input "${name}" is "${path}".`,
      "Give a path that starts with one slash.",
    );
  }
  return path;
}

function optionalDirectory(name: string): string | undefined {
  const directory = optionalInput(name);
  return directory === undefined ? undefined : insideWorkspace(directory, `Input "${name}"`);
}

function bounded(name: string, min: number, max: number): number {
  const milliseconds = durationInput(name);
  if (milliseconds < min || milliseconds > max) {
    throw new UsageError(
      `Input "${name}" is ${milliseconds} ms.`,
      `Use a duration from ${min} ms to ${max / 1_000} s.`,
    );
  }
  return milliseconds;
}
