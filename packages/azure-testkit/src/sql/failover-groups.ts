import { armError } from "../arm/errors.ts";
import type { FailoverGroupSpec } from "../contract.ts";

/** A server's view of its failover group. */
export interface GroupSide {
  readonly spec: FailoverGroupSpec;
  readonly server: string;
}

/**
 * Failover groups of two servers. Shape by "Failover Groups - Get" (2023-02-01-preview); a planned
 * failover is asked of the secondary ("Failover Groups - Failover") and changes both roles at once
 * when it ends, 41 to 51 s in the recordings of az.
 */
export class FailoverGroups {
  readonly #groups = new Map<string, { spec: FailoverGroupSpec; primary: string }>();

  add(spec: FailoverGroupSpec): void {
    this.#groups.set(spec.name.toLowerCase(), { spec, primary: spec.primary.toLowerCase() });
  }

  side(server: string, name: string): GroupSide | undefined {
    const spec = this.#groups.get(name.toLowerCase())?.spec;
    const member = [spec?.primary, spec?.secondary].some(
      (one) => one?.toLowerCase() === server.toLowerCase(),
    );
    return spec === undefined || !member ? undefined : { spec, server };
  }

  of(server: string): GroupSide[] {
    return [...this.#groups.values()].flatMap(({ spec }) => this.side(server, spec.name) ?? []);
  }

  isPrimary({ spec, server }: GroupSide): boolean {
    return this.#groups.get(spec.name.toLowerCase())?.primary === server.toLowerCase();
  }

  /** What the end of the operation does. */
  failover(side: GroupSide): () => void {
    const group = this.#groups.get(side.spec.name.toLowerCase());
    if (group === undefined || this.isPrimary(side)) {
      throw armError(
        400,
        "FailoverGroupIsAlreadyPrimary",
        `The server '${side.server}' is already the primary of the failover group '${side.spec.name}'.`,
      );
    }
    return () => {
      group.primary = side.server.toLowerCase();
    };
  }

  json(side: GroupSide, idOf: (server: string) => string, locationOf: (server: string) => string) {
    const { spec, server } = side;
    const primary = this.isPrimary(side);
    const partner =
      spec.primary.toLowerCase() === server.toLowerCase() ? spec.secondary : spec.primary;
    return {
      location: locationOf(server),
      properties: {
        readWriteEndpoint: {
          failoverPolicy: "Automatic",
          failoverWithDataLossGracePeriodMinutes: 60,
        },
        readOnlyEndpoint: { failoverPolicy: "Disabled" },
        replicationRole: primary ? "Primary" : "Secondary",
        replicationState: "CATCH_UP",
        partnerServers: [
          {
            id: idOf(partner),
            location: locationOf(partner),
            replicationRole: primary ? "Secondary" : "Primary",
          },
        ],
        databases: spec.databases.map((database) => `${idOf(server)}/databases/${database}`),
      },
      id: `${idOf(server)}/failoverGroups/${spec.name}`,
      name: spec.name,
      type: "Microsoft.Sql/servers/failoverGroups",
    };
  }
}
