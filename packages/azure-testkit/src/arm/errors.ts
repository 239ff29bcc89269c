import { json, type Reply } from "../http.ts";

/** A refusal of the control plane, ready to be sent. */
export class Refusal extends Error {
  readonly reply: Reply;

  constructor(message: string, reply: Reply) {
    super(message);
    this.reply = reply;
  }
}

/** ARM's own shape: `{"error": {"code", "message"}}` (recorded: appservice-errors-404). */
export function armError(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = { "x-ms-failure-cause": "gateway" },
): Refusal {
  return new Refusal(message, json(status, { error: { code, message } }, headers));
}

/** App Service's shape, capitalised (recorded: appservice-errors-429). */
export function appServiceError(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
  extendedCode = "04000",
): Refusal {
  const body = {
    Code: code,
    Message: message,
    Target: null,
    Details: [
      { Message: message },
      { Code: code },
      {
        ErrorEntity: {
          ExtendedCode: extendedCode,
          MessageTemplate: message,
          Parameters: [],
          Code: code,
          Message: message,
        },
      },
    ],
    Innererror: null,
  };
  return new Refusal(message, {
    ...json(status, body, headers),
    headers: { "content-type": "application/json", ...headers },
  });
}

export function resourceNotFound(type: string, name: string, group: string): Refusal {
  return armError(
    404,
    "ResourceNotFound",
    `The Resource '${type}/${name}' under resource group '${group}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
  );
}

export function groupNotFound(group: string): Refusal {
  return armError(404, "ResourceGroupNotFound", `Resource group '${group}' could not be found.`);
}

export const exclusiveLockMessage =
  "Cannot acquire exclusive lock to create or update this server farm. Retry the request later.";
