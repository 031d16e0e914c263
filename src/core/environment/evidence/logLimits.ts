/** Bounds on reading the logs beside one result file. A system has some hundred kilobytes. */
export const logLimits = {
  /** Systems whose logs are searched for. */
  systems: 500,
  /** Entries of a folder, or members of an archive, that are searched for logs. */
  listed: 20_000,
  /** Bytes of all logs together; for an archive, of the unpacked logs. */
  bytes: 64_000_000,
  /** Bytes of an archive of logs. */
  archive: 50_000_000,
} as const;
