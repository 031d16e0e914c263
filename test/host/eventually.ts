/** Waits until something holds; fails, with its name, when it does not within a minute. */
export async function eventually(name: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`never: ${name}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
