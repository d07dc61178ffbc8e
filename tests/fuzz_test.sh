# SPDX-License-Identifier: MIT
# The fuzz targets, for a moment: every input that one of them once failed on
# (tests/fuzz/found/TARGET, one file each), what fuzzing starts from, and some
# thousand steps from there that are the same each time. FUZZ_PROGRAMS in the
# environment is the folder of the targets' programs.
. tests/lib.sh

if [ -z "${FUZZ_PROGRAMS-}" ]; then
	echo 'skip: fuzz: FUZZ_PROGRAMS does not name a folder of programs'
	finish
fi

STEPS=1500
seeds=$SCRATCH/seeds
FUZZ_DATA=$seeds/data
export FUZZ_DATA TREES FEATMAP
exits 'seeds' 0 tests/fuzz/seeds "$seeds"

# A target that takes none of its seeds starts nowhere.
takes_some() { # TARGET
	taken=$(sed -n 's/^taken: \([0-9]*\) of .*/\1/p' "$SCRATCH/err")
	if [ "${taken:-0}" -gt 0 ]; then
		pass "$1: seeds that are taken"
	else
		fail "$1: no seed is taken" "$SCRATCH/err"
	fi
}

for source in tests/fuzz/*.c; do
	target=$(basename "$source" .c)
	[ "$target" != fuzz ] || continue
	program=$FUZZ_PROGRAMS/fuzz_$target
	most=$(awk -v target="$target" '$1 == target { print $2 }' tests/fuzz/targets)
	for input in tests/fuzz/found/"$target"/*; do
		[ -e "$input" ] || continue
		exits "$target: $(basename "$input")" 0 "$program" -timeout=10 \
			-artifact_prefix="$SCRATCH/$target-" "$input"
	done
	mkdir "$SCRATCH/$target"
	exits "$target: its seeds" 0 "$program" -runs=0 \
		-artifact_prefix="$SCRATCH/$target-" "$seeds/corpus/$target"
	takes_some "$target"
	exits "$target: $STEPS steps" 0 "$program" -runs="$STEPS" -seed=1 -timeout=10 \
		-max_len="$most" -rss_limit_mb=2048 -artifact_prefix="$SCRATCH/$target/" \
		-dict="$seeds/$target.dict" "$SCRATCH/$target" "$seeds/corpus/$target"
done
finish
