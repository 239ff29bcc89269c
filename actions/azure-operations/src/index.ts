import { runAction } from "@slipway/toolkit";
import { main } from "./main.ts";

await runAction(main);
