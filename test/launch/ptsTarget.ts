import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { placed, standIn } from '../remote/pts';
import { type Sshd, startSshd } from '../remote/sshd';

/** A target over a real sshd with PTS, where nothing is missing but an extension of PHP. */
export async function startPtsTarget(): Promise<Sshd> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pts-lens-php-'));
  chmodSync(folder, 0o755);
  const php = path.join(folder, 'php');
  writeFileSync(php, '#!/bin/sh\ncase $* in *PHP_VERSION*) echo 8.2.7 ;; *) echo php-lacks dom ;; esac\n');
  chmodSync(php, 0o755);
  const sshd = await startSshd({
    isUser: true,
    environment: { PHP_BIN: php },
    home: { 'phoronix-test-suite/pts-core/pts-core.php': "pts_define('PTS_VERSION', '10.8.6');\n" },
  });
  placed(standIn, path.join(sshd.home, 'phoronix-test-suite'));
  return sshd;
}
