import type { Answer } from "./client.ts";

interface Recorded {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly response: unknown;
}

/** Values that differ from run to run, by the end of their path. */
const volatile =
  /(lastModifiedTimeUtc|createdTime|startTime|creationDate|databaseId|displayName|timestampUtc|_time|[iI]pAddress(es)?|selfLink|homeStamp|ftpsHostName|mdmId|\.serverFarmId|customDomainVerificationId|deploymentId|\.id|log_url|\.url|deployer|cost|tags\.\w+|\.progress|\.active|status_text|publishingPassword|scmUri|properties\.subscription|possibleOutboundIpAddresses|outboundIpAddresses)$/;
/** Host names carry a suffix in some recordings. */
const hostLike = /\.azurewebsites\.net/;

/** What of a recorded answer ours lacks: status, media type, headers, paths, types, stable values. */
export function differences(recorded: Recorded, answer: Answer): string[] {
  const problems: string[] = [];
  if (recorded.status !== answer.status) {
    return [`status ${answer.status} instead of ${recorded.status}: ${answer.text.slice(0, 200)}`];
  }
  for (const name of Object.keys(recorded.headers)) {
    if (answer.headers[name] === undefined) problems.push(`header ${name} is missing`);
  }
  const media = (type: string | undefined) => type?.split(";")[0];
  if (media(recorded.headers["content-type"]) !== media(answer.headers["content-type"])) {
    problems.push(
      `media type ${answer.headers["content-type"]} instead of ${recorded.headers["content-type"]}`,
    );
  }
  if (typeof recorded.response === "object") compare(recorded.response, answer.json, "$", problems);
  return problems;
}

function compare(wanted: unknown, got: unknown, path: string, problems: string[]): void {
  if (wanted === null || wanted === undefined) return;
  if (got === undefined || got === null) {
    problems.push(`${path} is missing (recorded: ${JSON.stringify(wanted).slice(0, 80)})`);
  } else if (Array.isArray(wanted)) {
    if (!Array.isArray(got)) problems.push(`${path} is not a list`);
    else if (got.length !== wanted.length && !volatile.test(path)) {
      problems.push(`${path} has ${got.length} items instead of ${wanted.length}`);
    } else {
      wanted.forEach((item, index) => {
        compare(item, got[index], `${path}[${index}]`, problems);
      });
    }
  } else if (typeof wanted === "object") {
    for (const [name, value] of Object.entries(wanted)) {
      compare(value, (got as Record<string, unknown>)[name], `${path}.${name}`, problems);
    }
  } else if (typeof wanted !== typeof got) {
    problems.push(`${path} is a ${typeof got} instead of a ${typeof wanted}`);
  } else if (wanted !== got && !volatile.test(path) && !hostLike.test(String(wanted))) {
    problems.push(`${path} is ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`);
  }
}
