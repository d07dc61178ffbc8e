# SPDX-License-Identifier: MIT
# Sourced by tests that ask whether two ways to name the same trees give the same
# output: every command that reads trees, in every format.

# The output and the messages of one command; the exit status goes beside.
keep() { # FILE COMMAND...
	kept=$1
	shift
	"$@" > "$kept" 2> "$kept.err"
	echo $? > "$kept.status"
}

# What all commands make of a pair of trees, into the new folder DIR. Options that
# name the trees may be left out: then DIR is what they make of no tree named.
everything_of() { # DIR [--linux TREE] [--qemu TREE]
	dir=$1
	shift
	mkdir "$dir"
	for format in header capflags namemap json audit qemu-names kcpuid cpuinfo; do
		keep "$dir/gen.$format" "$FEATMAP" gen --no-verify --format $format -o - "$@"
	done
	keep "$dir/gen.libvirt" "$FEATMAP" gen --no-verify --format libvirt -o - \
		--config inputs/libvirt.conf "$@"
	keep "$dir/gen.libvirt-report" "$FEATMAP" gen --no-verify --format libvirt-report -o - \
		--config inputs/libvirt.conf \
		--libvirt "$TREES/libvirt-11.3/src/cpu_map/x86_features.xml" "$@"
	mkdir "$dir/names"
	keep "$dir/gen.names" "$FEATMAP" gen --no-verify --format names -o "$dir/names" "$@"
	mv "$dir"/names/* "$dir"
	rmdir "$dir/names"
	for format in text json sarif html names; do
		keep "$dir/audit.$format" "$FEATMAP" audit --format $format "$@"
	done
	for format in text json; do
		keep "$dir/explain.$format" "$FEATMAP" explain --format $format "$@" \
			ssbd 7.0.edx.26 apicv art
		keep "$dir/why.$format" "$FEATMAP" why --format $format "$@" \
			--host tests/data/host-flags.txt --guest tests/data/guest-flags.txt
	done
}

# Takes out what saved facts cannot tell: where in a file something stands.
without_places() { # DIR
	sed -i -E '/^ {8,}[^ ]+:[0-9]+:[0-9]+ \((linux|kvm|qemu)\)$/d' "$1/audit.text"
	sed -i -E 's/"places": \[[^]]*\]/"places": []/' "$1/audit.json"
	sed -i -E 's/,"source":"[^"]*:[0-9]+"//g; s/,"places":\[\[[^]]*\](,\[[^]]*\])*\]//g' \
		"$1/audit.html"
	sed -i -E 's/"(locations|relatedLocations)": \[.*\], "partialFingerprints"/"partialFingerprints"/' \
		"$1/audit.sarif"
	sed -i -E 's/("source": )"[^"]*"/\1null/' "$1/explain.json" "$1/why.json"
	sed -i -E 's/  \([^() ]*:[0-9]+\)//g' "$1/explain.text" "$1/why.text"
	sed -i -E '/^ {8}(arch|target)[^ ]*:[0-9]+:[0-9]+$/d' "$1/gen.libvirt-report"
}

# All that was made is the same, messages and exit statuses, too.
same_everything() { # NAME WANTED GOT
	for wanted in "$2"/*; do
		same "$1: ${wanted##*/}" "$wanted" "$3/${wanted##*/}"
	done
}
