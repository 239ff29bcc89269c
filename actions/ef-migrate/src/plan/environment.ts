import type { SourceFile } from "./sources.ts";

/** What a tool of .NET may see; everything else, above all secrets, stays outside. */
const passed =
  /^(PATH|PATHEXT|HOME|USERPROFILE|APPDATA|LOCALAPPDATA|PROGRAMFILES.*|PROGRAMDATA|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|TMPDIR|TEMP|TMP|LANG|LC_.*|TZ|USER|USERNAME|LOGNAME|SHELL|DOTNET_.*|NUGET_.*|MSBUILD.*|HTTPS?_PROXY|NO_PROXY|ALL_PROXY|SSL_CERT_(FILE|DIR)|XDG_.*)$/i;

/** Words of a variable's name that speak of a secret, whatever its prefix. */
const secret = /(TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|APIKEY|API_KEY)/i;

/**
 * The environment of `dotnet` during a plan: no secrets, placeholder connection strings and the
 * settings that keep build servers from staying alive.
 *
 * Migrations run arbitrary code at design time and have been seen printing their connection string,
 * so there must be nothing to print.
 */
export function planEnvironment(
  inherited: NodeJS.ProcessEnv,
  connections: Readonly<Record<string, string>>,
  extra: Readonly<Record<string, string>>,
): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(inherited)) {
    if (passed.test(name) && !secret.test(name)) environment[name] = value;
  }
  for (const [name, value] of Object.entries(connections)) {
    environment[`ConnectionStrings__${name.replaceAll(":", "__")}`] = value;
  }
  return {
    DOTNET_ROLL_FORWARD: "Major",
    ...environment,
    DOTNET_CLI_TELEMETRY_OPTOUT: "1",
    DOTNET_NOLOGO: "1",
    DOTNET_SKIP_FIRST_TIME_EXPERIENCE: "1",
    DOTNET_CLI_UI_LANGUAGE: "en",
    MSBUILDDISABLENODEREUSE: "1",
    DOTNET_CLI_USE_MSBUILD_SERVER: "0",
    UseSharedCompilation: "false",
    ...extra,
  };
}

/** A provider of EF by the words that its packages and calls share. */
type ProviderName = "SqlServer" | "Npgsql" | "MySql" | "Sqlite";

const packagePatterns: readonly [ProviderName, RegExp][] = [
  ["SqlServer", /EntityFrameworkCore\.SqlServer$/i],
  ["Npgsql", /^Npgsql/i],
  ["MySql", /MySql/i],
];

/**
 * Connection strings that open nothing, by name. `variant` makes two that differ. Each has the
 * form of the provider that the sources use it with, or else of the only one that is referred to.
 */
export function placeholderConnections(
  names: readonly string[],
  sources: readonly SourceFile[],
  packages: readonly string[],
  variant: "a" | "b",
): Readonly<Record<string, string>> {
  const referred = packagePatterns.find(([, pattern]) =>
    packages.some((name) => pattern.test(name)),
  );
  const uses = sources.flatMap(({ text }) => [
    ...text.matchAll(/\.Use(SqlServer|AzureSql|Npgsql|MySql|MySQL|Sqlite)\s*\(([^;]{0,400})/g),
  ]);
  return Object.fromEntries(
    names.map((name) => {
      const call = uses.find(([, , rest = ""]) => rest.includes(`"${name}"`))?.[1];
      const used = call === "AzureSql" ? "SqlServer" : call === "MySQL" ? "MySql" : call;
      return [
        name,
        placeholder((used as ProviderName | undefined) ?? referred?.[0] ?? "Sqlite", variant),
      ];
    }),
  );
}

function placeholder(provider: ProviderName, variant: "a" | "b"): string {
  const host = `slipway-placeholder-${variant}.invalid`;
  const database = `placeholder_${variant}`;
  switch (provider) {
    case "SqlServer":
      return `Server=${host};Database=${database};User ID=placeholder;Password=placeholder;Encrypt=True`;
    case "Npgsql":
      return `Host=${host};Database=${database};Username=placeholder;Password=placeholder`;
    case "MySql":
      return `Server=${host};Database=${database};User ID=placeholder;Password=placeholder`;
    case "Sqlite":
      return `Data Source=slipway-placeholder-${variant}.db`;
  }
}
