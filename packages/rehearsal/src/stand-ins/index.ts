/** The stand-ins that come with the runner, by action without `@ref`. */

import { azureLogin } from "./azure-login.ts";
import { azureWebAppsDeploy } from "./azure-webapps-deploy.ts";
import { cache, restoreCache, saveCache } from "./cache.ts";
import { checkout } from "./checkout.ts";
import { downloadArtifact } from "./download-artifact.ts";
import { notRunLocally } from "./not-run-locally.ts";
import { setupDotnet } from "./setup-dotnet.ts";
import { setupNode } from "./setup-node.ts";
import type { StandIn } from "./stand-in.ts";
import { uploadArtifact } from "./upload-artifact.ts";

const codeql = notRunLocally("CodeQL reads and writes GitHub's code scanning.");

export const defaultStandIns: Readonly<Record<string, StandIn>> = {
  "actions/cache": cache,
  "actions/cache/restore": restoreCache,
  "actions/cache/save": saveCache,
  "actions/checkout": checkout,
  "actions/dependency-review-action": notRunLocally(
    "The dependency review compares two commits in GitHub's dependency graph.",
  ),
  "actions/download-artifact": downloadArtifact,
  "actions/setup-dotnet": setupDotnet,
  "actions/setup-node": setupNode,
  "actions/upload-artifact": uploadArtifact,
  "azure/login": azureLogin,
  "azure/webapps-deploy": azureWebAppsDeploy,
  "github/codeql-action/analyze": codeql,
  "github/codeql-action/autobuild": codeql,
  "github/codeql-action/init": codeql,
  "github/codeql-action/upload-sarif": codeql,
  "ossf/scorecard-action": notRunLocally("Scorecard judges the repository's settings on GitHub."),
};
