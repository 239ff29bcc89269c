/**
 * Test files share workers (vitest.config.ts), so what one changes in its process is put back
 * before the next one: environment, directory, exit code and trusted roots.
 */
import process from "node:process";
import tls from "node:tls";
import { afterAll } from "vitest";

const environment = { ...process.env };
const directory = process.cwd();
const exitCode = process.exitCode;
const roots = tls.getCACertificates("default");

afterAll(() => {
  for (const name of Object.keys(process.env)) {
    if (!(name in environment)) delete process.env[name];
  }
  Object.assign(process.env, environment);
  process.chdir(directory);
  process.exitCode = exitCode;
  // Setting them costs 50 ms; the same array comes back while nobody has.
  if (tls.getCACertificates("default") !== roots) tls.setDefaultCACertificates(roots);
});
