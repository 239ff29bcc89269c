import { backendFindings } from "./backend-checks.ts";
import { frontendFindings } from "./frontend-checks.ts";
import { type Layout, layoutOf } from "./layout.ts";
import type { Finding, Product } from "./product.ts";
import { repositoryFindings } from "./repository-checks.ts";

/** Everything that the doctor finds in a product. */
export function inspect(product: Product): {
  readonly layout: Layout;
  readonly findings: readonly Finding[];
} {
  const layout = layoutOf(product);
  return {
    layout,
    findings: [
      ...repositoryFindings(product),
      ...backendFindings(product, layout),
      ...frontendFindings(product, layout),
    ],
  };
}
