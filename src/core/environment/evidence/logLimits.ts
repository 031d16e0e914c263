/** How much is read of the logs beside one result file. A system has some hundred kilobytes. */
export const logLimits = {
  /** Systems whose logs are looked for. */
  systems: 500,
  /** Things in a folder, or members of an archive, among which the logs are looked for. */
  listed: 20_000,
  /** Bytes of all logs together; of an archive those it unpacks to. */
  bytes: 64_000_000,
  /** Bytes of an archive of logs. */
  archive: 50_000_000,
} as const;
