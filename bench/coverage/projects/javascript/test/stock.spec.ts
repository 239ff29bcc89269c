import { price, reorder } from "../src/stock.ts";

test("orders what is missing", async () => {
  const ordered: number[] = [];
  const order = async (amount: number) => void ordered.push(amount);
  expect(await reorder(async () => 4, order)).toBe("ordered");
  expect(ordered).toEqual([16]);
});

test("tells a failure", async () => {
  const fail = () => Promise.reject(new RangeError());
  expect(await reorder(fail, async () => undefined)).toBe("failed");
});

test("prices", () => {
  expect(price(2)).toBe(6);
});
