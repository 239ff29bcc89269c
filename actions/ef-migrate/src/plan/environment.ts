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

/** A connection string that opens nothing; `variant` makes two that differ. */
export function placeholderConnection(packages: readonly string[], variant: "a" | "b"): string {
  const has = (name: RegExp) => packages.some((candidate) => name.test(candidate));
  const host = `slipway-placeholder-${variant}.invalid`;
  if (has(/EntityFrameworkCore\.SqlServer$/i)) {
    return `Server=${host};Database=placeholder_${variant};User ID=placeholder;Password=placeholder;Encrypt=True`;
  }
  if (has(/^Npgsql/i)) {
    return `Host=${host};Database=placeholder_${variant};Username=placeholder;Password=placeholder`;
  }
  if (has(/MySql/i)) {
    return `Server=${host};Database=placeholder_${variant};User ID=placeholder;Password=placeholder`;
  }
  return `Data Source=slipway-placeholder-${variant}.db`;
}
