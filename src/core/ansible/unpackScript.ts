import { arrivingMark } from '../arriving';
import { guestFile, hostFile, mostHosts } from '../environment/evidence/probe';

/** As much as the extension itself takes home: files, and bytes. */
const limits = { entries: 20_000, bytes: 1_000_000_000 } as const;

/**
 * The script that unpacks what came from a target, on this machine: `sh unpack.sh ARCHIVE FOLDER [BELOW]`. All of it or
 * nothing, into a folder that is not there: only files and folders below it, since the archive is written by the target.
 * What hosts below the target said, BELOW/1.json and so on, is put beside the probe of the target in each result.
 */
export const unpackScript = `#!/bin/sh
# Unpacks ARCHIVE into the new FOLDER, all of it or nothing, with the answers of the hosts below: unpack.sh ARCHIVE FOLDER [BELOW]
set -u
archive=$1
folder=$2
below=\${3-}
part=\${folder%/*}/.\${folder##*/}${arrivingMark}$$

refuse() {
  rm -rf "$part"
  echo "$1" >&2
  exit 1
}

# By its list: only files and folders, few enough, none outside of where it is unpacked.
fits() {
  LC_ALL=C tar -tvf "$archive" | cut -c 1 | grep -q '[^d-]' && return 1
  LC_ALL=C tar -tf "$archive" | LC_ALL=C awk '
    NR > ${limits.entries} || /^\\// || /[[:cntrl:]]/ { bad = 1; exit }
    { parts = split($0, part, "/"); for (at = 1; at <= parts; at++) if (part[at] == "..") { bad = 1; exit } }
    END { exit bad || NR == 0 }'
}

# Below a host that said nothing none counts: it would be taken for that one.
put_beside() {
  if [ ! -f "$below/1.json" ]; then return; fi
  for logs in "$part"/*/system-logs/*; do
    if [ ! -f "$logs/${guestFile}" ]; then continue; fi
${Array.from({ length: mostHosts }, (_, at) => `    cp "$below/${at + 1}.json" "$logs/${hostFile(at)}" 2>/dev/null || continue`).join('\n')}
  done
}

if [ -e "$folder" ] || [ -h "$folder" ]; then exit 0; fi
case $folder in */*) ;; *) refuse "$folder is no full path." ;; esac
if [ "$(wc -c <"$archive")" -gt ${limits.bytes} ]; then refuse "$archive is larger than what is taken home."; fi
fits || refuse "$archive holds something that must not be written here."
mkdir -p "$part" || refuse "$part cannot be made."
tar -C "$part" -xf "$archive" --no-same-owner --no-same-permissions || refuse "$archive is broken."
# A name that its list did not tell the truth about.
if [ -n "$(find "$part" ! -type f ! -type d -o -type f -links +1)" ]; then refuse "$archive holds a link."; fi
chmod -R u+rwX,u-s,g-s "$part"
if [ -n "$below" ]; then put_beside; fi
mv "$part" "$folder" || refuse "$folder cannot be made."
rm -rf "$archive" "$below"
`;
