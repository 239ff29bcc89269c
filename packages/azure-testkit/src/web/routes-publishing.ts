import { objectOf, type Route, route } from "../arm/routes.ts";
import { refuseWhenBusy, slotOfCall, webJson } from "./access.ts";
import { production, type Slot } from "./model.ts";
import { slotPath } from "./paths.ts";
import { siteId } from "./site-json.ts";
import type { SwapContext } from "./swap.ts";

export function publisherOf(slot: Slot): string {
  return slot.name === production ? `$${slot.site.name}` : `$${slot.site.name}__${slot.name}`;
}

/** What az and azure/webapps-deploy ask before they deploy (recorded: appservice-zipdeploy, appservice-errors-429). */
export function publishingRoutes({ store }: SwapContext): Route[] {
  const policy = (slot: Slot, name: string) => ({
    id: `${siteId(store.subscriptionId, slot)}/basicPublishingCredentialsPolicies/${name}`,
    name,
    type: "Microsoft.Web/sites/basicPublishingCredentialsPolicies",
    location: slot.site.location,
    properties: { allow: slot.basicPublishing },
  });
  return [
    ...route("GET", `${slotPath}/basicPublishingCredentialsPolicies/{policy}`, (call) =>
      webJson(200, policy(slotOfCall(store, call), call.parameters.policy?.toLowerCase() ?? "")),
    ),
    ...route("GET", `${slotPath}/basicPublishingCredentialsPolicies`, (call) => {
      const slot = slotOfCall(store, call);
      return webJson(200, {
        value: ["ftp", "scm"].map((name) => policy(slot, name)),
        nextLink: null,
        id: null,
      });
    }),
    ...route("PUT", `${slotPath}/basicPublishingCredentialsPolicies/{policy}`, (call) => {
      const slot = slotOfCall(store, call);
      refuseWhenBusy(slot);
      slot.basicPublishing = objectOf(call.json.properties).allow === true;
      return webJson(200, policy(slot, call.parameters.policy?.toLowerCase() ?? ""));
    }),
    ...route("POST", `${slotPath}/config/publishingcredentials/list`, (call) => {
      const slot = slotOfCall(store, call);
      const user = publisherOf(slot);
      return webJson(200, {
        id: `${siteId(store.subscriptionId, slot)}/publishingcredentials/${user}`,
        name: slot.site.name,
        type: "Microsoft.Web/sites/publishingcredentials",
        location: slot.site.location,
        properties: {
          name: null,
          publishingUserName: user,
          publishingPassword: slot.publishingPassword,
          publishingPasswordHash: null,
          publishingPasswordHashSalt: null,
          metadata: null,
          isDeleted: false,
          scmUri: `https://${encodeURIComponent(user)}:${slot.publishingPassword}@${slot.scmHostName}`,
        },
      });
    }),
    ...route("POST", `${slotPath}/publishxml`, (call) => ({
      status: 200,
      headers: { "content-type": "application/xml" },
      body: publishXml(slotOfCall(store, call)),
    })),
  ];
}

function publishXml(slot: Slot): string {
  const user = publisherOf(slot);
  const label = user.slice(1);
  const ftp = "ftps://waws-prod-am2-001.ftp.azurewebsites.windows.net/site/wwwroot";
  const tail = `destinationAppUrl="http://${slot.hostName}" SQLServerDBConnectionString="" mySQLDBConnectionString="" hostingProviderForumLink="" controlPanelLink="http://windows.azure.com" webSystem="WebSites"><databases /></publishProfile>`;
  const scm = `${slot.scmHostName}:443`;
  const password = slot.publishingPassword;
  return [
    "<publishData>",
    `<publishProfile profileName="${label} - Web Deploy" publishMethod="MSDeploy" publishUrl="${scm}" msdeploySite="${label}" userName="${user}" userPWD="${password}" ${tail}`,
    `<publishProfile profileName="${label} - FTP" publishMethod="FTP" publishUrl="${ftp}" ftpPassiveMode="True" userName="${label}\\${user}" userPWD="${password}" ${tail}`,
    `<publishProfile profileName="${label} - Zip Deploy" publishMethod="ZipDeploy" publishUrl="${scm}" userName="${user}" userPWD="${password}" ${tail}`,
    "</publishData>",
  ].join("");
}
