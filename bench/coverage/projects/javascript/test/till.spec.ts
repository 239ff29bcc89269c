import { rebate, receipts, Till } from "../src/till.ts";

test("adds lines up", () => {
  const till = new Till("corner");
  till.add({ name: "bread", price: 3 }).add({ name: "milk", price: 2, amount: 2 });
  expect(till.total).toBe(7);
  expect(till.close()).toBe("corner");
});

test("refuses what is no line", () => {
  expect(() => new Till("corner").add({ name: "bread", price: -3 })).toThrow();
});

test("gives a rebate to members", () => {
  expect(rebate(100, true)).toBe(90);
  expect(rebate(10)).toBe(10);
});

test("closes all tills", () => {
  expect([...receipts([new Till("a")])]).toEqual([""]);
});
