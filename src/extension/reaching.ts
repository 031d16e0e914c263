import type { Reach, Target } from '../core/targets/target';
import type { AnsibleInventory } from '../node/ansible/ansibleInventory';
import type { Login } from '../node/transports/login';
import type { Transport } from '../node/transports/transport';

/** How targets are reached from the machine of the extension host. `sshConfigFile` is `ptsLens.ssh.configFile`. */
export interface Reaching {
  transportTo(target: Pick<Target, 'reach'>, sshConfigFile: string): Transport;
  loginTo(reach: Exclude<Reach, 'local'>, sshConfigFile: string, atEnd: string): Login;
  /** Hosts of the ssh configuration, in its order. */
  sshHosts(sshConfigFile: string): Promise<readonly string[]>;
  /** Hosts of an Ansible inventory; `file` is `ptsLens.ansible.inventory`. */
  ansibleInventory(file: string): Promise<AnsibleInventory>;
  /** A program in a terminal that stays when it has ended; `atEnd` is printed then. */
  keptOpen(argv: readonly string[], atEnd: string): Login;
}
