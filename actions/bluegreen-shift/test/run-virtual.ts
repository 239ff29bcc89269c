import { AzureError } from "@slipway/azure";
import type { Settings } from "../src/inputs.ts";
import { Halt } from "../src/operations/halt.ts";
import { Session, type World } from "../src/operations/session.ts";
import { newStory, type Story } from "../src/report/report.ts";
import { settings, type VirtualAzure } from "./virtual-azure.ts";

export const failing = (status: number | undefined, detail = "injected") =>
  new AzureError("Asking", { status, code: "Fault", detail, remedy: "Wait." });

/** Runs an operation to its end, or to the code with which it halted. */
export async function run(
  azure: VirtualAzure,
  operation: (session: Session, story: Story) => Promise<void>,
  patch: (world: World) => Partial<World> = () => ({}),
  change: Partial<Settings> = {},
  owner = "run",
) {
  const world = azure.world(owner);
  const session = new Session(settings(change), { ...world, ...patch(world) });
  const story = newStory();
  const code = await operation(session, story).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof Halt || error instanceof AzureError) return error.code;
      throw error;
    },
  );
  return { end: code ?? story.outcome, story, warnings: session.warnings.map((one) => one.code) };
}
