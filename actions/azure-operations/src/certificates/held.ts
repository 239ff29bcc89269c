import type { Certificates, HeldCertificate, UnprovenDomain } from "@slipway/azure";
import { asked } from "../azure-evidence.ts";
import { type Finding, notKnown } from "../finding.ts";
import { judgeCertificate } from "./expiry.ts";

const row = "SSL certificates";

export interface Limits {
  readonly warnBefore: number;
  readonly failBefore: number;
}

/** Every certificate of the group's App Service, gateways and front doors; a source that cannot be read says so. */
export async function judgeHeld(
  resourceGroup: string,
  held: Certificates,
  now: number,
  limits: Limits,
): Promise<Finding[]> {
  const doors = await asked(() => held.ofFrontDoors());
  const sources: readonly [
    string,
    Awaited<ReturnType<typeof asked<readonly HeldCertificate[]>>>,
  ][] = [
    ["App Service", await asked(() => held.ofAppService())],
    ["gateways", await asked(() => held.ofGateways())],
    ["front doors", "told" in doors ? { told: doors.told.certificates } : doors],
  ];
  return [
    ...sources.flatMap(([source, found]) =>
      "told" in found
        ? found.told.flatMap((one) => judgeOne(one, now, limits))
        : [notKnown(`${source} of ${resourceGroup}`, row, found.missing)],
    ),
    ...("told" in doors ? doors.told.unproven.map(judgeDomain) : []),
  ];
}

function judgeOne(certificate: HeldCertificate, now: number, limits: Limits): Finding {
  const { subject, expires, vaultSecret } = certificate;
  const found = judgeCertificate({ subject, expires }, now, limits);
  if (expires !== undefined || vaultSecret === undefined) return found;
  const secret = new URL(vaultSecret).pathname.split("/")[2] ?? vaultSecret;
  const vault = new URL(vaultSecret).hostname.split(".")[0] ?? "";
  return notKnown(subject, row, {
    code: "certificate-in-vault",
    message: `${subject} is the vault's "${secret}", and the resource does not tell its date.`,
    remedy: `Look at it there: "key-vault: ${vault}".`,
  });
}

function judgeDomain({ subject, state }: UnprovenDomain): Finding {
  return {
    subject,
    row,
    found: `validation ${state}`,
    allowed: "Approved",
    verdict: "fail",
    reason: {
      code: "domain-not-validated",
      message: `The managed certificate of ${subject} cannot be renewed: its validation is ${state}.`,
      remedy: "Renew the _dnsauth TXT record: az afd custom-domain show tells its value.",
    },
  };
}
