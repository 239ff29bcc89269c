import { rebate } from "./till.ts";

export async function reorder(
  load: () => Promise<number>,
  order: (amount: number) => Promise<void>,
): Promise<"ordered" | "enough" | "failed"> {
  try {
    const left = await load();
    if (left > 10) return "enough";
    await order(20 - left);
    return "ordered";
  } catch (error) {
    if (error instanceof RangeError) {
      return "failed";
    } else {
      throw error;
    }
  }
}

export const price = (amount: number) => rebate(amount * 3, true);
