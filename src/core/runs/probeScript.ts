export const probeFunctions = `probe_before() { :; }
probe_after() { :; }
probe_document() { :; }
`;
