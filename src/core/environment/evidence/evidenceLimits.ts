/** Bounds on the input about one system, which comes from untrusted files. Lengths are in UTF-16 units. */
export const limits = {
  /** Of a text that is shown in a table or a sentence. */
  shown: 200,
  /** Of one text of composite.xml. PTS writes fewer than 300; its security notes have some thousand. */
  text: 8_192,
  /** Of an identifier pattern in the settings. */
  pattern: 1_000,
  /** Of a probe's answer: QEMU's command lines and `virsh dumpxml` are the longest. */
  answer: 65_536,
  /** Answers of a probe; the script collects some hundred. */
  answers: 1_000,
  /** Of a probe; a real one has some ten thousand. */
  probe: 4_000_000,
  /** Of one log: a long dmesg has some hundred thousand. */
  log: 1_000_000,
  /** Of all logs of a system together. */
  logs: 4_000_000,
  /** Of a line of a log; the flags of a processor have some thousand. A longer line is skipped. */
  line: 8_192,
  /** Fields of one log. */
  fields: 1_000,
  /** Lines of dmesg that are kept. */
  dmesgLines: 400,
  /** Of a test-definition.xml; PTS's longest has some fifty thousand. */
  definition: 1_000_000,
  /** Elements within elements of a test-definition.xml: PTS uses 5. */
  definitionDepth: 64,
} as const;
