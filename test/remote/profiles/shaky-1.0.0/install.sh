#!/bin/sh
cat > shaky <<'EOT'
#!/bin/sh
count=$HOME/count-$1
n=$(($(cat "$count" 2>/dev/null || echo 0) + 1))
echo $n > "$count"
status=0
case $1 in
  once) [ $((n % 3)) = 1 ] && status=1 ;;
  always) status=3 ;;
esac
now() {
  case $(date +%N) in
    *[!0-9]* | '') awk '{ printf "%d", $1 * 1000 }' /proc/uptime ;;
    *) echo "$(($(date +%s%N) / 1000000))" ;;
  esac
}
if [ $status = 0 ]; then
  begin=$(now)
  dd if=/dev/zero bs=64k count=160 2>/dev/null | cksum >/dev/null
  awk -v ms=$(($(now) - begin + 1)) 'BEGIN { printf "rate: %.3f MB/s\n", 10485.76 / ms }' >"$LOG_FILE"
else
  echo 'error while loading shared libraries: libfoo.so.1: cannot open shared object file' >"$LOG_FILE"
fi
echo $status > ~/test-exit-status
EOT
chmod +x shaky
echo 0 > ~/install-exit-status
