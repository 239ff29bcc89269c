import { AzureError } from "@slipway/azure";
import type { Reason } from "@slipway/toolkit";

/** Either what Azure told, or why there is no evidence. Other errors are thrown on. */
export async function asked<T>(
  question: () => Promise<T>,
): Promise<{ readonly told: T } | { readonly missing: Reason }> {
  try {
    return { told: await question() };
  } catch (error) {
    if (!(error instanceof AzureError)) throw error;
    return { missing: reasonOf(error) };
  }
}

/** A closed vault, a missing right and a silent Azure have different next steps. */
export function reasonOf(error: AzureError): Reason {
  const message = error.message.endsWith(".") ? error.message : `${error.message}.`;
  if (error.status === 403 && /network access|client address|private link/i.test(error.detail)) {
    return {
      code: "network-closed",
      message,
      remedy:
        'Run this job on a runner inside the virtual network (workflow input "runner"): a hosted one cannot reach a private endpoint.',
    };
  }
  return {
    code: error.status === 403 ? "not-permitted" : "azure-not-read",
    message,
    remedy: error.remedy,
  };
}
