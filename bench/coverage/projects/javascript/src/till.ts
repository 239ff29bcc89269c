export interface Line {
  readonly name: string;
  readonly price: number;
  readonly amount?: number;
}

export class Till {
  readonly #lines: Line[] = [];
  private open = true;

  readonly shop: string;
  private readonly limit: number;

  constructor(shop: string, limit = 100) {
    this.shop = shop;
    this.limit = limit;
  }

  add(line: Line): this {
    if (!this.open) throw new Error("closed");
    if (line.price < 0 || (line.amount ?? 1) < 1) {
      throw new Error(`no such line: ${line.name}`);
    }
    this.#lines.push(line);
    return this;
  }

  get total(): number {
    return this.#lines.reduce((sum, { price, amount = 1 }) => sum + price * amount, 0);
  }

  close(): string {
    this.open = false;
    const total = this.total;
    const label = total > this.limit ? "large" : total === 0 ? "empty" : "normal";
    switch (label) {
      case "large":
        return `${this.shop}!`;
      case "empty":
        return "";
      default:
        return this.shop?.trim() || "shop";
    }
  }
}

export const rebate = (total: number, member = false) =>
  total > 50 && member ? total * 0.9 : total;

export function* receipts(tills: Iterable<Till>, wanted?: (till: Till) => boolean) {
  for (const till of tills) {
    if (wanted === undefined || wanted(till)) yield till.close();
  }
}
