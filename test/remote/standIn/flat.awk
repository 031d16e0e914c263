# An XML definition of PTS as lines: `+NAME` where an element begins, `NAME<tab>text` where one with text ends, `-NAME`
# where any ends. Texts have no line ends and no markup.
BEGIN { RS = "<" }
NR == 1 || /^[?!]/ { next }
{
  at = index($0, ">")
  tag = substr($0, 1, at - 1)
  text = substr($0, at + 1)
  gsub(/[\t\r\n]+/, " ", text)
  if (tag ~ /\/$/) { sub(/[ ]*\/$/, "", tag); print "+" tag; print tag "\t"; print "-" tag; next }
  if (tag ~ /^\//) {
    tag = substr(tag, 2)
    if (last == tag) print tag "\t" plain(held)
    print "-" tag
    last = ""
    next
  }
  print "+" tag
  last = tag
  held = text
}
function plain(text) {
  gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&quot;/, "\"", text); gsub(/&apos;/, "'", text)
  gsub(/&amp;/, "\\&", text)
  return text
}
