import { UsageError } from "@slipway/toolkit";

/**
 * An error of Azure as what the user has to do. It is told by its name, so that Azure's clients are
 * loaded only by who asks Azure.
 */
export async function told<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking;
  } catch (error) {
    const { name, message, remedy } = error as { name?: string; message: string; remedy?: string };
    if (name === "AzureError" && remedy !== undefined) {
      throw new UsageError(message, remedy, { cause: error });
    }
    throw error;
  }
}
