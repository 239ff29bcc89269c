export { chromiumWrapper, openChromium, type WrapperOptions } from "./chromium.ts";
