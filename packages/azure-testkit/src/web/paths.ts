export const webBase =
  "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Web";
/** A site, or one of its slots. */
export const slotPath = `${webBase}/sites/{site}[/slots/{slot}]`;
