import { reorder } from "./src/stock.ts";
import { rebate, receipts, Till } from "./src/till.ts";

const till = new Till("corner", 3).add({ name: "bread", price: 4 });
console.log(
  [...receipts([till])],
  rebate(100),
  await reorder(
    async () => 11,
    async () => {},
  ),
);
