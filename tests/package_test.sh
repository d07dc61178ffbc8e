# SPDX-License-Identifier: MIT
# make dist and make deb: the tarball is the same whenever and wherever it is
# made, builds without git, and its Debian package is one that lintian takes.
. tests/lib.sh
version=$("$FEATMAP" --version | sed 's/.* //')
tarball=featmap-$version.tar.xz
# Of what is made here nothing is to get into the build of others.
unset BUILD SOURCE_DATE_EPOCH

tarball_is_the_same() {
	exits "make dist" 0 make -s dist "BUILD=$SCRATCH/one"
	(umask 077 && make -s dist "BUILD=$SCRATCH/two") > "$SCRATCH/out" 2>&1
	same "... again, with another umask" "$SCRATCH/one/$tarball" "$SCRATCH/two/$tarball"
	tar -C "$SCRATCH" -xf "$SCRATCH/one/$tarball"
	make -s -C "$SCRATCH/featmap-$version" dist > "$SCRATCH/out" 2>&1
	same "... and from the unpacked tarball" "$SCRATCH/one/$tarball" \
		"$SCRATCH/featmap-$version/build/$tarball"
	ls "$SCRATCH/featmap-$version" | sort > "$SCRATCH/got"
	printf '%s\n' LICENSE Makefile README.md build gen grammar inputs output tests |
		sort > "$SCRATCH/wanted"
	same "... with these parts" "$SCRATCH/wanted" "$SCRATCH/got"
}

# What is built is the tarball, with the trees in miniature for a test.
debian_package() {
	deb=$SCRATCH/one/deb/featmap_$version-1_$(dpkg --print-architecture).deb
	exits "make deb, with no error of lintian's" 0 make -s deb "BUILD=$SCRATCH/one"
	exits "... makes a package" 0 dpkg-deb -x "$deb" "$SCRATCH/root"
	dpkg-deb -f "$deb" Depends > "$SCRATCH/depends"
	holds "... that wants libclang" "libclang1" "$SCRATCH/depends"
	dpkg-deb -f "$deb" Recommends > "$SCRATCH/recommends"
	# The package that has the file which featmap loads.
	wanted=$(sed -n 's/.*LIBGIT2_SOVERSION *"\(.*\)"/libgit2-\1/p' /usr/include/git2/version.h)
	holds "... and had better have libgit2" "$wanted" "$SCRATCH/recommends"
	exits "... which is a package" 0 dpkg -s "$wanted"
	exits "... whose programs work" 0 "$SCRATCH/root/usr/bin/featmap" verify \
		"$TREES/linux-6.12" "$TREES/qemu-10.0"
	for file in man/man1/featmap-gen.1.gz bash-completion/completions/featmap \
		zsh/vendor-completions/_featmap pkgconfig/featmap.pc; do
		exits "... and which has $file" 0 test -s "$SCRATCH/root/usr/share/$file"
	done
}

tarball_is_the_same
debian_package
finish
