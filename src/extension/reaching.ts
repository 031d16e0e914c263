import type { Reach, Target } from '../core/targets/target';
import type { Login } from '../node/transports/login';
import type { Transport } from '../node/transports/transport';

/** How targets are reached from the machine of the extension host. `sshConfigFile` is `ptsLens.ssh.configFile`. */
export interface Reaching {
  transportTo(target: Pick<Target, 'reach'>, sshConfigFile: string): Transport;
  loginTo(reach: Exclude<Reach, 'local'>, sshConfigFile: string, atEnd: string): Login;
  /** Hosts of the ssh configuration, in its order. */
  sshHosts(sshConfigFile: string): Promise<readonly string[]>;
}
