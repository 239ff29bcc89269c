import { BlockList, isIP } from "node:net";

/** `public` for everyone, `private` needs permission, `forbidden` is never asked. */
export type AddressKind = "public" | "private" | "forbidden";

type Range = readonly [network: string, prefix: number, family: "ipv4" | "ipv6"];

/** IANA special-purpose registries (RFC 6890): loopback, private use, shared, benchmark, local. */
const privateRanges: readonly Range[] = [
  ["127.0.0.0", 8, "ipv4"],
  ["10.0.0.0", 8, "ipv4"],
  ["172.16.0.0", 12, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  ["100.64.0.0", 10, "ipv4"],
  ["198.18.0.0", 15, "ipv4"],
  ["::1", 128, "ipv6"],
  ["fc00::", 7, "ipv6"],
];

/**
 * Link-local (cloud metadata services live there), "this host", multicast and reserved, and
 * 168.63.129.16, Azure's host agent.
 */
const forbiddenRanges: readonly Range[] = [
  ["169.254.0.0", 16, "ipv4"],
  ["168.63.129.16", 32, "ipv4"],
  ["0.0.0.0", 8, "ipv4"],
  ["224.0.0.0", 3, "ipv4"],
  ["fe80::", 10, "ipv6"],
  ["ff00::", 8, "ipv6"],
  ["::", 128, "ipv6"],
  ["fd00:ec2::254", 128, "ipv6"],
];

const privateAddresses = blockList(privateRanges);
const forbiddenAddresses = blockList(forbiddenRanges);

/**
 * Prefixes of IPv6 that carry an IPv4 address, and its first byte in it: NAT64 (RFC 6052 §2.1,
 * RFC 8215) and 6to4 (RFC 3056 §2). IPv4-mapped addresses are understood by `BlockList` itself.
 */
const carriers: readonly (readonly [list: BlockList, firstByte: number])[] = [
  [blockList([["64:ff9b::", 96, "ipv6"]]), 12],
  [blockList([["64:ff9b:1::", 48, "ipv6"]]), 12],
  [blockList([["2002::", 16, "ipv6"]]), 2],
];

/** Judges a literal address; IPv4 addresses inside IPv6 ones are judged as IPv4. */
export function addressKind(address: string): AddressKind {
  const bare = address.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
  const family = isIP(bare) === 6 ? "ipv6" : "ipv4";
  if (isIP(bare) === 0) throw new TypeError(`"${address}" is not an IP address.`);
  const carrier =
    family === "ipv6" ? carriers.find(([list]) => list.check(bare, family)) : undefined;
  if (carrier !== undefined) return addressKind(carriedAddress(bare, carrier[1]));
  if (forbiddenAddresses.check(bare, family)) return "forbidden";
  return privateAddresses.check(bare, family) ? "private" : "public";
}

/** The IPv4 address in an IPv6 one whose first byte stands at an even place. */
function carriedAddress(address: string, firstByte: number): string {
  // A URL writes every IPv6 address in groups of hexadecimal digits alone (RFC 5952).
  const [before = "", after] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const groups = (text: string) => (text === "" ? [] : text.split(":"));
  const end = groups(after ?? "");
  const start = groups(before);
  const all = [...start, ...Array(8 - start.length - end.length).fill("0"), ...end];
  const bytes = all.flatMap((group) => [
    Number.parseInt(group, 16) >> 8,
    Number.parseInt(group, 16) & 255,
  ]);
  return bytes.slice(firstByte, firstByte + 4).join(".");
}

function blockList(ranges: readonly Range[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix, family] of ranges) list.addSubnet(network, prefix, family);
  return list;
}
