/** Where a Phoromatic server has a result. */
export interface PhoromaticAddress {
  /** With its path and a slash behind: `http://lab:8080/`. */
  readonly server: string;
  readonly host: string;
  /** Whether what is sent can be read on the way. */
  readonly isPlain: boolean;
  /** Whether the server is this machine. */
  readonly isLoopback: boolean;
  /** The result's own number, which Phoromatic calls PPRID. */
  readonly result: string;
}

const longest = 2_000;

/**
 * The address of a result as a browser shows it, `http://lab:8080/?result/ABC123`. Undefined for anything else, for one
 * with a user's name in it, and for one of several results, which are a comparison of the server's own making.
 */
export function phoromaticAddress(text: string): PhoromaticAddress | undefined {
  const given = text.trim();
  if (given.length > longest) return undefined;
  const found =
    /^(https?):\/\/([\p{L}\p{N}_.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?(\/[\p{L}\p{N}_./~%-]*)?\?result\/([A-Za-z0-9]{1,64})(?:[&#].*)?$/iu.exec(
      given,
    );
  if (found === null) return undefined;
  const [, scheme = '', host = '', port = '', path = '/', result = ''] = found;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return {
    server: `${scheme.toLowerCase()}://${host}${port}${folder}`,
    host: `${host}${port}`,
    isPlain: scheme.toLowerCase() === 'http',
    isLoopback: /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/i.test(host),
    result,
  };
}
