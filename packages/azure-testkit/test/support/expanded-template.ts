/** A resource of a Bicep snapshot: expanded, with its id. */
export interface PredictedResource {
  readonly id: string;
  readonly type: string;
  readonly [key: string]: unknown;
}

/**
 * A subscription template of what Bicep itself expanded: the resources of each group in a nested
 * deployment, extension resources with their scope, in the order of the snapshot.
 */
export function expandedTemplate(resources: readonly PredictedResource[]) {
  const parts: { group: string | undefined; resources: Record<string, unknown>[] }[] = [];
  for (const { id, ...resource } of resources) {
    const inGroup = /^\/subscriptions\/[^/]+\/resourceGroups\/([^/]+)\/providers\/(.*)$/i.exec(id);
    const group = inGroup?.[1];
    const extension = /^(.*)\/providers\/[^/]+\/[^/]+\/[^/]+$/.exec(inGroup?.[2] ?? "")?.[1];
    const last = parts.at(-1);
    const part = last?.group === group && last !== undefined ? last : { group, resources: [] };
    if (part !== last) parts.push(part);
    part.resources.push({ ...resource, ...(extension === undefined ? {} : { scope: extension }) });
  }
  const schema = "https://schema.management.azure.com/schemas";
  return {
    $schema: `${schema}/2018-05-01/subscriptionDeploymentTemplate.json#`,
    contentVersion: "1.0.0.0",
    resources: parts.flatMap(({ group, resources: members }, index) =>
      group === undefined
        ? members
        : [
            {
              type: "Microsoft.Resources/deployments",
              apiVersion: "2022-09-01",
              name: `part-${index}`,
              resourceGroup: group,
              properties: {
                mode: "Incremental",
                template: {
                  $schema: `${schema}/2019-04-01/deploymentTemplate.json#`,
                  contentVersion: "1.0.0.0",
                  resources: members,
                },
              },
            },
          ],
    ),
  };
}
