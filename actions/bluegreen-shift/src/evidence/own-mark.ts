/** Name of a query parameter that every probe carries, so that telemetry can leave the probes out. */
export const ownMark = "slipway-probe";
