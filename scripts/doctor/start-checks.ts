import { type Guard, guardOf, methodOf } from "./guards.ts";
import type { Layout } from "./layout.ts";
import { code, type Finding, type Product } from "./product.ts";

const topic = "Start of the app";

interface Source {
  readonly file: string;
  readonly text: string;
}

interface Place {
  readonly source: Source;
  readonly index: number;
}

/** What the app does when it starts and how it answers; needs a server project. */
export function startFindings(product: Product, { server }: Layout): Finding[] {
  if (server === undefined) return [];
  const sources = product.files
    .filter((file) => file.endsWith(".cs") && !/(^|\/)(Migrations|obj|bin)\//.test(file))
    .filter((file) => !/Tests?(\/|\.cs$)/.test(file))
    .map((file) => ({ file, text: code(product.read(file)) }));
  return [
    health(sources),
    ...migration(sources),
    ...forwardedHeaders(sources),
    ...hsts(sources),
    ...keys(sources),
  ];
}

function health(sources: readonly Source[]): Finding {
  const mapped = places(sources, /\.(Map|Use)HealthChecks\(/g);
  const [fallback] = places(sources, /\.MapFallbackToFile\(/g);
  const remedy =
    'builder.Services.AddHealthChecks().AddDbContextCheck<YourContext>(); and app.MapHealthChecks("/health");';
  const [first] = mapped;
  if (first === undefined) {
    return {
      level: "missing",
      topic,
      message: `There is no health endpoint${fallback === undefined ? "" : `, and ${fallback.source.file} answers every unknown path with the SPA's page: a check of /health would always see 200`}.`,
      remedy,
      ...at(fallback),
    };
  }
  if (mapped.every(({ source, index }) => guardOf(source.text, index) === "development")) {
    return {
      level: "missing",
      topic,
      message: "The health endpoint is mapped in Development only.",
      remedy: "Map it in every environment.",
      ...at(first),
    };
  }
  return { level: "ready", topic, message: "A health endpoint is mapped.", ...at(first) };
}

function migration(sources: readonly Source[]): Finding[] {
  const migrates = places(sources, /\.Database\s*\.\s*Migrate(Async)?\(/g);
  const guards = migrates.map((place) => ({ place, guard: reachedUnder(sources, place) }));
  const remedy =
    "if (app.Environment.IsDevelopment()) await context.Database.MigrateAsync(); the pipeline migrates everywhere else.";
  const always = guards.find(({ guard }) => guard === "none");
  if (always !== undefined) {
    return [
      {
        level: "missing",
        topic,
        message:
          "The app migrates its database at every start. A release in the slot would migrate production by itself, before anyone approved it.",
        remedy,
        ...at(always.place),
      },
    ];
  }
  const conditional = guards.find(({ guard }) => guard === "condition");
  if (conditional !== undefined) {
    return [
      {
        level: "advice",
        topic,
        message:
          "The app migrates its database at start-up under a condition that the doctor cannot judge. It must not hold in staging and production.",
        remedy,
        ...at(conditional.place),
      },
    ];
  }
  return guards.slice(0, 1).map(({ place }) => ({
    level: "ready",
    topic,
    message: "The app migrates its database in Development only.",
    ...at(place),
  }));
}

const rank: Readonly<Record<Guard, number>> = { none: 0, condition: 1, development: 2 };

/** The weakest guard on any way to a place: its own, else those of the calls of its method. */
function reachedUnder(
  sources: readonly Source[],
  { source, index }: Place,
  seen: readonly string[] = [],
): Guard {
  const own = guardOf(source.text, index);
  if (own === "development") return own;
  const method = methodOf(source.text, index);
  if (method === undefined || method === "Main" || seen.includes(method) || seen.length > 5) {
    return own;
  }
  const calls = places(sources, new RegExp(`(\\.|\\bawait\\s+|[=({;}]\\s*)${method}\\s*\\(`, "g"));
  if (calls.length === 0) return own;
  const weakest = calls
    .map((call) => reachedUnder(sources, call, [...seen, method]))
    .sort((a, b) => rank[a] - rank[b])[0];
  return weakest === "none" ? own : (weakest ?? own);
}

function forwardedHeaders(sources: readonly Source[]): Finding[] {
  if (places(sources, /UseForwardedHeaders|ForwardedHeadersOptions/g).length > 0) return [];
  return [
    {
      level: "advice",
      topic,
      message:
        "Forwarded headers are not read: behind App Service the app takes every request for http.",
      remedy:
        "Set the app setting ASPNETCORE_FORWARDEDHEADERS_ENABLED=true, or call app.UseForwardedHeaders().",
    },
  ];
}

function hsts(sources: readonly Source[]): Finding[] {
  const remedy =
    "builder.Services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365)); app.UseHsts();";
  const [used] = places(sources, /\.UseHsts\(/g);
  if (used === undefined) {
    return [
      {
        level: "advice",
        topic,
        message: "HSTS is not sent; the validation asks for one year.",
        remedy,
      },
    ];
  }
  if (places(sources, /\.AddHsts\(|HstsOptions/g).length > 0) return [];
  return [
    {
      level: "advice",
      topic,
      message: "HSTS is sent for ASP.NET's own 30 days; the validation asks for one year.",
      remedy,
      ...at(used),
    },
  ];
}

function keys(sources: readonly Source[]): Finding[] {
  const [user] = places(
    sources,
    /\.(AddIdentity|AddCookie|AddSession|AddAntiforgery|AddDataProtection)\b/g,
  );
  if (user === undefined || places(sources, /\.PersistKeysTo|\.ProtectKeysWith/g).length > 0) {
    return [];
  }
  return [
    {
      level: "advice",
      topic,
      message:
        "Data Protection's keys stay in the slot: cookies and reset links of one version are refused by the other.",
      remedy:
        "builder.Services.AddDataProtection().PersistKeysToDbContext<YourContext>() (package Microsoft.AspNetCore.DataProtection.EntityFrameworkCore), or to storage.",
      ...at(user),
    },
  ];
}

function places(sources: readonly Source[], pattern: RegExp): Place[] {
  return sources.flatMap((source) =>
    [...source.text.matchAll(pattern)].map(({ index }) => ({ source, index })),
  );
}

function at(place: Place | undefined): { file?: string; line?: number } {
  if (place === undefined) return {};
  const { source, index } = place;
  // The match may begin with the end of the line before.
  const start = index + (/^\s*/.exec(source.text.slice(index))?.[0].length ?? 0);
  return { file: source.file, line: source.text.slice(0, start).split("\n").length };
}
