/**
 * True when two systems guard against the same flaws in the same way. Only flaws that both kernels list
 * count. Ignores parts about hosting guests and about the host's threads: they do not slow these kernels.
 */
export function sameMitigations(a: string, b: string): boolean {
  if (a === b) return true;
  const [ours, theirs] = [itemsOf(a), itemsOf(b)];
  for (const [flaw, state] of ours) {
    const other = theirs.get(flaw);
    if (other !== undefined && other !== state) return false;
  }
  return true;
}

function itemsOf(text: string): ReadonlyMap<string, string> {
  const items = new Map<string, string>();
  for (const item of text.split(' + ')) {
    const colon = item.indexOf(': ');
    if (colon < 0) continue;
    const flaw = item.slice(0, colon).trim();
    // KVM's protection of its own guests.
    if (flaw === 'itlb_multihit') continue;
    const state = item
      .slice(colon + 2)
      .replace(/^Mitigation(?: of|:|;) /, 'Mitigation ')
      .split(';')
      .map(clause => clause.trim())
      .filter(clause => !/^VMX:|^SMT\b|^KVM:/.test(clause))
      .map(clause => clause.replace(/,? KVM: .*/s, ''))
      .join('; ');
    items.set(flaw, /^Unknown|^Not affected/.test(state) ? '-' : state);
  }
  return items;
}
