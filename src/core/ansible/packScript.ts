import { homeScript } from '../runs/homeScript';
import type { Launch } from '../runs/launch';
import { runFolder } from '../runs/runFolder';

/** The script that puts what comes home into one file on the target: an answer of Ansible is text, and no archive. It says where that is. */
export function packScript({ id, rounds }: Launch): string {
  const archive = `${runFolder(id)}/home.tar`;
  return `pack() {
${homeScript(id, rounds)}
}

umask 077
(pack) >${archive}.new || exit
mv ${archive}.new ${archive} && echo "archive "${archive}
`;
}
