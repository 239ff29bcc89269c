import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findProgram } from "../runner/steps/child.ts";
import type { StandInStep } from "./stand-in.ts";

/**
 * Puts an `az` first on the PATH that signs in when it is first used, and then is the installed
 * one. Signing in takes seconds, and most jobs never use it. Does nothing where no `az` is installed.
 */
export async function offerAz(
  step: StandInStep,
  identity: { readonly clientId: string; readonly tenant: string; readonly assertion: string },
): Promise<void> {
  const az = findProgram("az", step.environment.PATH);
  if (az === undefined) return;
  const home = join(step.temp, "azure-cli");
  await mkdir(home, { recursive: true });
  await writeFile(join(home, "assertion"), identity.assertion, { mode: 0o600 });
  const wrapper = join(home, "az");
  await writeFile(
    wrapper,
    `#!/bin/sh
if [ ! -s "$AZURE_CONFIG_DIR/azureProfile.json" ]; then
  ${quoted(az)} login --service-principal --username ${quoted(identity.clientId)} \\
    --tenant ${quoted(identity.tenant)} --federated-token "$(cat ${quoted(join(home, "assertion"))})" \\
    --output none || exit 1
fi
exec ${quoted(az)} "$@"
`,
  );
  await chmod(wrapper, 0o755);
  step.exportVariable("AZURE_CONFIG_DIR", home);
  step.exportVariable("AZURE_CORE_COLLECT_TELEMETRY", "0");
  step.exportVariable("AZURE_CORE_ONLY_SHOW_ERRORS", "1");
  step.addPath(home);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
