# SPDX-License-Identifier: MIT
# featmap audit --format html: one page that needs nothing else, used in headless
# Chromium as a person would use it (tests/html_driver.py), also on a phone, in
# the dark, by keyboard alone, and where the trees are full of HTML.
. tests/lib.sh
. tests/mini.sh
page=$SCRATCH/page.html
hostile=$SCRATCH/hostile.html

audit() { # FORMAT LINUX QEMU OUTPUT
	exits "audit --format $1 of ${2##*/}" 0 "$FEATMAP" audit --fail-on never --format "$1" \
		--linux "$2" --qemu "$3" -o "$4"
}
audit html "$TREES/linux-6.12" "$TREES/qemu-10.0" "$page"
audit html "$TREES/linux-6.12" "$TREES/qemu-10.0" "$SCRATCH/again"
same "the same trees, the same page" "$page" "$SCRATCH/again"
size=$(wc -c < "$page")
if [ "$size" -lt 600000 ]; then
	pass "$size bytes"
else
	fail "$size bytes are too many for a page"
fi
if grep -o 'https*://[^" ]*' "$page" | grep -qvxF "http://www.w3.org/2000/svg'"; then
	fail "no address of any network"
else
	pass "no address of any network"
fi
for tree in linux-5.10:qemu-5.2 linux-6.1:qemu-7.2; do
	audit html "$TREES/${tree%:*}" "$TREES/${tree#*:}" "$SCRATCH/other.html"
	holds "$tree: a whole page" "</html>" "$SCRATCH/other.html"
done

# What a baseline accepts is shown as such, and what it need not accept is told.
fresh
printf 'no-such-rule:1.0.eax.0:<b>\n' > "$SCRATCH/baseline"
exits "a baseline" 0 "$FEATMAP" audit --linux "$linux" --qemu "$qemu" --fail-on never \
	--baseline "$SCRATCH/baseline" --update-baseline -o "$SCRATCH/text"
echo 'name-differs:1.0.edx.30:gone' >> "$SCRATCH/baseline"
exits "a page with a baseline" 0 "$FEATMAP" audit --linux "$linux" --qemu "$qemu" \
	--baseline "$SCRATCH/baseline" --format html -o "$SCRATCH/accepted.html"
holds "what is accepted is counted" '</b> accepted by the baseline</a>' "$SCRATCH/accepted.html"
holds "no errors are left" 'href="#?severity=error"><b>0</b> errors' "$SCRATCH/accepted.html"
holds "what is found no more" '<code>name-differs:1.0.edx.30:gone</code>' "$SCRATCH/accepted.html"

# Trees that were written to break the page.
fresh
swap "$linux/Makefile" "EXTRAVERSION =" "EXTRAVERSION = <u>"
swap "$kvm" "!tdp_enabled" 'strcmp(x, "</script><img src=x>")'
swap "$features" '"clzero"' "\"</script><script>hacked=1</script><!--&amp;'\""
swap "$table" "NULL /* osxsave */" "NULL /* <img src=x onerror=hacked=1> */"
audit html "$linux" "$qemu" "$hostile"
if grep -cF -e '<img' -e '<script>hacked' -e 'src=x>' "$hostile" > /dev/null; then
	fail "hostile: no element of theirs in the page"
else
	pass "hostile: no element of theirs in the page"
fi

# The rest is seen in a browser only.
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
if [ -z "$browser" ] || ! command -v python3 > /dev/null; then
	echo "SKIPPED: what the page does, for want of chromium and python3"
	finish
fi
audit json "$TREES/linux-6.12" "$TREES/qemu-10.0" "$SCRATCH/audit.json"
exits "the map" 0 sh -c '"$0" gen --no-verify --format json -o - --linux "$1" --qemu "$2" > "$3"' \
	"$FEATMAP" "$TREES/linux-6.12" "$TREES/qemu-10.0" "$SCRATCH/map.json"
exits "the browser did all" 0 env PYTHONDONTWRITEBYTECODE=1 TMPDIR="$SCRATCH" timeout 600 python3 tests/html_driver.py \
	"$browser" "$page" "$SCRATCH/map.json" "$SCRATCH/audit.json" "$hostile"
while read -r verdict name; do
	if [ "$verdict" = ok ]; then
		pass "$name"
	else
		fail "$name"
	fi
done < "$SCRATCH/out"
finish
