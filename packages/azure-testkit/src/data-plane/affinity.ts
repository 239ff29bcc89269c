import type { Behaviour } from "../contract.ts";
import type { RampUpRule } from "../web/model.ts";

export const routingCookie = "x-ms-routing-name";
export const drawCookie = "TiPMix";
/** Clients stay for one hour (azure-docs deploy-staging-slots.md). */
export const pinSeconds = 3600;
export const self = "self";

export interface RoutingQuestion {
  /** Value of the query parameter `x-ms-routing-name`. */
  readonly asked?: string | undefined;
  /** Value of the cookie of that name, unless its hour is over. */
  readonly pinned?: string | undefined;
  readonly rules: readonly RampUpRule[];
  readonly behaviour: Pick<Behaviour, "clearedRuleUnpins" | "routingCookieSlides">;
  /** In [0, 1). */
  readonly draw: () => number;
}

export interface RoutingAnswer {
  /** `self`, or the name that a rule, cookie or query gives. */
  readonly name: string;
  /** The rule behind the name, if there is one. */
  readonly rule?: RampUpRule;
  /** Whether the client gets (or gets again) its cookie, and the number it drew (0 to 100). */
  readonly pin?: { readonly draw: number };
}

/**
 * Where a request to the production host name goes. The query wins, then the cookie, then chance
 * by the weights; without rules nobody is pinned anew.
 */
export function route(question: RoutingQuestion): RoutingAnswer {
  const { asked, pinned, rules, behaviour } = question;
  if (asked !== undefined && asked !== "") {
    return { ...named(asked, rules), pin: { draw: question.draw() * 100 } };
  }
  if (pinned !== undefined && pinned !== "") {
    const answer = named(pinned, rules);
    const honoured =
      answer.rule !== undefined ||
      (pinned.toLowerCase() === self && rules.length > 0) ||
      !behaviour.clearedRuleUnpins;
    if (honoured) {
      return behaviour.routingCookieSlides && rules.length > 0
        ? { ...answer, pin: { draw: question.draw() * 100 } }
        : answer;
    }
  }
  if (rules.length === 0) return { name: self };
  const draw = question.draw() * 100;
  let reached = 0;
  for (const rule of rules) {
    reached += rule.reroutePercentage;
    if (draw < reached) return { name: rule.name, rule, pin: { draw } };
  }
  return { name: self, pin: { draw } };
}

function named(name: string, rules: readonly RampUpRule[]): RoutingAnswer {
  const rule = rules.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  return rule === undefined ? { name } : { name: rule.name, rule };
}

/** The value of one cookie; the header is never parsed further than needed. */
export function cookieValue(header: string | undefined, name: string): string | undefined {
  if (header === undefined) return undefined;
  for (const part of header.split(";")) {
    const separator = part.indexOf("=");
    if (separator > 0 && part.slice(0, separator).trim() === name) {
      return part.slice(separator + 1).trim();
    }
  }
  return undefined;
}
