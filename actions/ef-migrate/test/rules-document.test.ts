import { expect, it } from "vitest";
import { rulesDocument } from "./rules-document.ts";

it("the rules stand in docs/migration-rules.md (after a change: vitest run -u of this file)", async () => {
  await expect(rulesDocument()).toMatchFileSnapshot("../../../docs/migration-rules.md");
});
