import { readInputs } from "./inputs.ts";

/** Azure's clients are loaded only once the inputs make sense; a refusal comes at once. */
export async function main(): Promise<void> {
  const settings = readInputs();
  const { operate } = await import("./operate.ts");
  await operate(settings);
}
