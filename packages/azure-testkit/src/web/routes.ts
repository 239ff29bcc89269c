import { type Route, route } from "../arm/routes.ts";
import { webJson } from "./access.ts";
import { configRoutes } from "./routes-config.ts";
import { planRoutes } from "./routes-plans.ts";
import { referenceRoutes } from "./routes-references.ts";
import { siteRoutes } from "./routes-sites.ts";
import { swapRoutes } from "./routes-swap.ts";
import type { SwapContext } from "./swap.ts";

export function webRoutes(context: SwapContext): Route[] {
  const { store } = context;
  return [
    ...planRoutes(context),
    ...siteRoutes(context),
    ...configRoutes(context),
    ...referenceRoutes(context),
    ...swapRoutes(context),
    ...route("GET", "/providers/Microsoft.Web/webAppStacks", () =>
      webJson(200, { value: [dotnetStack()], nextLink: null, id: null }),
    ),
    ...route(
      "POST",
      "/subscriptions/{subscription}/providers/Microsoft.Web/checknameavailability",
      (call) => {
        const name = String(call.json.name ?? "").toLowerCase();
        const taken = [...store.sites.values()].some((site) => site.name.toLowerCase() === name);
        return webJson(200, {
          nameAvailable: !taken,
          reason: taken ? "AlreadyExists" : "",
          message: taken
            ? `Hostname '${name}' already exists. Please select a different name.`
            : "",
        });
      },
    ),
  ];
}

/** What `az webapp create --runtime` looks its runtime up in: .NET on Linux (docs: "Get Web App Stacks"). */
function dotnetStack() {
  const majorVersions = ["8", "9", "10"].map((major) => ({
    displayText: `.NET ${major}`,
    value: `dotnet${major}`,
    minorVersions: [
      {
        displayText: `.NET ${major}`,
        value: major,
        stackSettings: {
          linuxRuntimeSettings: {
            runtimeVersion: `DOTNETCORE|${major}.0`,
            remoteDebuggingSupported: false,
            appInsightsSettings: { isSupported: true },
            gitHubActionSettings: { isSupported: true, supportedVersion: `${major}.0.x` },
          },
        },
      },
    ],
  }));
  return {
    id: null,
    name: "dotnet",
    type: "Microsoft.Web/webAppStacks?stackOsType=All",
    properties: { displayText: ".NET", value: "dotnet", preferredOs: "windows", majorVersions },
  };
}
