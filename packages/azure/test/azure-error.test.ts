import { describe, expect, it } from "vitest";
import { AzureError, explain } from "../src/index.ts";

const operation = {
  name: "Writing the routing rules",
  permission: "Microsoft.Web/sites/config/write",
  resource: "app-roster-prod",
};
const thrown = (fields: object) => Object.assign(new Error("said so"), fields);

describe("an error of Azure", () => {
  it("keeps status, code and text", () => {
    const error = explain(operation, thrown({ statusCode: 409, code: "Conflict" }));
    expect(error.message).toBe(
      "Writing the routing rules of app-roster-prod failed: Conflict (HTTP 409): said so",
    );
    expect([error.status, error.code]).toEqual([409, "Conflict"]);
  });

  it("names the missing action of a role", () => {
    const { remedy } = explain(operation, thrown({ statusCode: 403, code: "AuthorizationFailed" }));
    expect(remedy).toContain('"Microsoft.Web/sites/config/write" on app-roster-prod');
  });

  it.each([
    ["AADSTS700213: No matching federated identity record", "AADSTS700213", "federated credential"],
    ["AADSTS700016: Application not found", "AADSTS700016", '"client-id"'],
    ["AADSTS90002: Tenant not found", "AADSTS90002", '"tenant-id"'],
    ["AADSTS700024: assertion expired", "AADSTS700024", "run the action again"],
    ["AADSTS7000215: Invalid client secret", "AADSTS7000215", "id-token: write"],
  ])("reads the sign-in failure %s", (message, code, remedy) => {
    const error = explain(
      operation,
      Object.assign(new Error(message), { name: "AuthenticationError" }),
    );
    expect(error.code).toBe(code);
    expect(error.remedy).toContain(remedy);
  });

  it("tells a missing sign-in from a refused one", () => {
    const error = explain(
      operation,
      Object.assign(new Error("Please run az login"), { name: "CredentialUnavailableError" }),
    );
    expect(error.code).toBe("NotSignedIn");
  });

  it.each([
    [401, "token"],
    [404, '"app-name"'],
    [429, "throttles"],
    [503, "run the action again"],
    [400, "Azure's message"],
  ])("has a next step for HTTP %i", (statusCode, remedy) => {
    expect(explain(operation, thrown({ statusCode })).remedy).toContain(remedy);
  });

  it("says that there was no answer", () => {
    expect(explain(operation, thrown({ name: "AbortError" })).code).toBe("Timeout");
    expect(explain(operation, thrown({ code: "ECONNRESET" })).code).toBe("ECONNRESET");
    expect(explain(operation, "odd").code).toBe("NoAnswer");
  });

  it("leaves an error that is explained already as it is", () => {
    const error = explain(operation, thrown({ statusCode: 409 }));
    expect(explain(operation, error)).toBe(error);
    expect(error).toBeInstanceOf(AzureError);
  });
});
