/** As much as the extension itself takes home: files, and bytes. */
const limits = { entries: 20_000, bytes: 1_000_000_000 } as const;

/**
 * The script that unpacks what came from a target, on this machine: `sh unpack.sh ARCHIVE FOLDER`. All of it or
 * nothing, into a folder that is not there: only files and folders below it, since the archive is written by the target.
 */
export const unpackScript = `#!/bin/sh
# Unpacks ARCHIVE into the new FOLDER, all of it or nothing: unpack.sh ARCHIVE FOLDER
set -u
archive=$1
folder=$2
part=\${folder%/*}/.\${folder##*/}.part-$$

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

if [ -e "$folder" ] || [ -h "$folder" ]; then exit 0; fi
case $folder in */*) ;; *) refuse "$folder is no full path." ;; esac
if [ "$(wc -c <"$archive")" -gt ${limits.bytes} ]; then refuse "$archive is larger than what is taken home."; fi
fits || refuse "$archive holds something that must not be written here."
mkdir -p "$part" || refuse "$part cannot be made."
tar -C "$part" -xf "$archive" --no-same-owner --no-same-permissions || refuse "$archive is broken."
# A name that its list did not tell the truth about.
if [ -n "$(find "$part" ! -type f ! -type d -o -type f -links +1)" ]; then refuse "$archive holds a link."; fi
chmod -R u+rwX,u-s,g-s "$part"
mv "$part" "$folder" || refuse "$folder cannot be made."
rm -f "$archive"
`;
