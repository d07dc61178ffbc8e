/* SPDX-License-Identifier: MIT */
/* What manual pages say beyond the tables. A new command wants a row here. */
#include "manual.h"

#define LINUX "--linux linux-6.12"
#define QEMU "--qemu qemu-10.0"
#define TREES LINUX " " QEMU

const struct page_text page_texts[] = {
	{
		.page = "featmap",
		.description = {
			"Bits are joined by where the hardware keeps them (CPUID function, index, register and "
			"bit, or MSR and bit), never by a name, and no list of aliases is kept by hand. "
			"What a table holds that featmap does not know is an error, with file, line and "
			"column; then nothing is written.",
			"A TREE is a folder with sources of Linux (5.10 and later) or QEMU (5.2 and later), a "
			"file of saved facts (what featmap facts printed), or the name of facts of a released "
			"version that featmap brings, such as linux-6.12 or qemu-10.0. What is there on the disk "
			"comes before such a name; embedded:linux-6.12 always means what featmap brings.",
			"Or it is REPO@REV, a revision of a git repository, such as linux@v6.12 or linux@HEAD: REPO "
			"is its folder, REV whatever git rev-parse takes for one thing that leads to a tree. Files are "
			"read from the objects; nothing is checked out, and symbolic links and submodules are not "
			"followed.",
			"A command that is told of no tree of Linux, or of QEMU, uses the newest facts that "
			"featmap brings, and says so on standard error.",
		},
		.status_1 = "a difference or a finding, where the command is asked to judge, or a name "
			    "that means nothing",
		.reads_twice = true,
		.examples = {
			{ "featmap gen " TREES " -o tables", "Write all tables of a pair of trees:" },
			{ "featmap explain " TREES " ssbd", "What a name means on either side:" },
		},
	},
	{
		.page = "featmap-gen",
		.description = {
			"Every tree is read twice, by featmap itself and by featmap-clang; where the two differ "
			"nothing is written. All files are written, or none; one that is right already "
			"only gets a new time, for the sake of make.",
			"Only the trees that the formats need are read: capflags needs no QEMU.",
			"The depfile names all files written, as -o has them, and all files read; facts that "
			"featmap brings and files of a revision are none. Make, ninja, CMake and Meson take it.",
		},
		.status_1 = "with --check: a file is missing, or is not what would be written",
		.reads_twice = true,
		.files = {
			{ "featmap.h", "one header to put into a C or C++ project: all bits, and lookups" },
			{ "featmap.json", "the whole map" },
			{ "capflags.c", "what the tree's own mkcapflags.sh writes" },
			{ "namemap.c", "the same with nothing left out, and QEMU's names beside" },
			{ "audit.txt", "counts and lists of where the sides agree and where not" },
			{ "names.json, names.go", "which names may be passed from side to side; these and those below on demand" },
			{ "x86_features.xml", "libvirt's list of features" },
			{ "libvirt-report.txt", "what is wrong, missing or needless in libvirt's" },
			{ "kcpuid.csv", "bits as the kernel's kcpuid lists them" },
			{ "qemu-names.txt", "all names that QEMU's -cpu takes for features, as Proxmox keeps them" },
			{ "cpuinfo.json", "what /proc/cpuinfo shows for each bit, in its order" },
		},
		.examples = {
			{ "featmap gen " TREES " -o tables", "Write all that is made by default:" },
			{ "featmap gen " TREES " \\\n    --format header -o src --check",
			  "In a project that keeps the header, see whether it is up to date:" },
			{ "featmap.h:\n\tfeatmap gen --linux $(LINUX) --qemu $(QEMU) \\\n"
			  "\t    --format header -o . --depfile featmap.d\n-include featmap.d",
			  "In a makefile, made again when a file that was read has changed:" },
		},
	},
	{
		.page = "featmap-audit",
		.description = {
			"Each finding has an identity made of bits and names, which stays the same when lines "
			"move. A baseline is a text file with one identity a line; '#' begins a remark. Only "
			"other findings are shown and counted.",
			"Of the options about rules, later ones win.",
		},
		.status_1 = "a finding is left that is as grave as --fail-on says",
		.examples = {
			{ "featmap audit " TREES, "Report on a pair of trees:" },
			{ "featmap audit " TREES " \\\n    --baseline known --update-baseline",
			  "Accept all that there is; from then on only what is new counts:" },
			{ "featmap audit " TREES " \\\n    --format sarif -o audit.sarif",
			  "For code scanning:" },
			{ "featmap audit " TREES " \\\n    -Wno-all -Wfalse-friend",
			  "Look for one thing only:" },
		},
	},
	{
		.page = "featmap-explain",
		.description = {
			"For each bit that the NAME may mean: what Linux calls it and whether it is shown in "
			"/proc/cpuinfo, what KVM does with it, what QEMU calls it, and where each of these "
			"is written.",
		},
		.status_1 = "a name means nothing",
		.examples = {
			{ "featmap explain " TREES " ssbd", "By a name that is two things:" },
			{ "featmap explain " TREES " 7.0.edx.26", "By function, index, register and bit:" },
		},
	},
	{
		.page = "featmap-why",
		.description = {
			"For each flag that the guest lacks, names the first layer that certainly stops it: "
			"set-by-kernel, not-advertised, conditional, no-qemu-name, not-migratable, "
			"not-auto-enabled, dependency, not-stopped, unknown.",
		},
		.examples = {
			{ "featmap why " TREES " \\\n    --host /proc/cpuinfo --guest guest-cpuinfo",
			  "On the host, with what the guest has in its /proc/cpuinfo:" },
		},
	},
	{
		.page = "featmap-diff",
		.description = {
			"Of two kernels: what /proc/cpuinfo shows differently, what KVM advertises, which numbers "
			"of cpufeatures.h and vmxfeatures.h are others. Of two QEMUs: names and masks. Of two maps, "
			"or where the tree of the other side is named: the verdicts on bits, too.",
			"A macro that got another number has moved; it is not one removed and one added. What one "
			"side does not tell, for it is a partial tree or a map, is not compared; which parts "
			"these are is said. A map is a file that featmap gen wrote as featmap.json.",
		},
		.status_1 = "with --exit-code: something changed",
		.examples = {
			{ "featmap diff linux-6.1 linux-6.12", "What a new kernel changes:" },
			{ "featmap diff qemu-7.2 qemu-10.0 " LINUX, "What a new QEMU changes, with verdicts:" },
			{ "featmap diff old/featmap.json new/featmap.json \\\n    --exit-code",
			  "Whether anything changed between two runs of featmap gen:" },
		},
	},
	{
		.page = "featmap-history",
		.description = {
			"A feature of Linux is a macro, those of bugs, of VMX and of KVM alone too, or a bit that "
			"KVM lists without one; a feature of QEMU is a name that -cpu takes. Versions go by the number that "
			"the tree gives itself, 6.10 behind 6.9 and -rc before the release, not by date; those "
			"of one number are all listed: tags of patterns by their names, then what was named by "
			"itself. What holds in the oldest version (<=) may have held since long before.",
			"Of a repository only the files that matter are read, each blob once: what it costs grows "
			"with changes to them, not with tags. A pattern is for tags alone; branches and commits "
			"are named by themselves. What comes as a hidden feature counts as hidden from then on, "
			"and so with shown and advertised.",
		},
		.status_1 = "a NAME means nothing in any of the versions",
		.examples = {
			{ "featmap history linux-6.1 linux-6.12 --changed", "What became of each feature, where anything did:" },
			{ "featmap history ~/linux 'v6.*' --feature vnmi", "Since which kernel there is a feature, is shown, is "
			  "advertised by KVM:" },
			{ "featmap history ~/qemu 'v*.0.0' \\\n    --format html -o qemu.html", "A page with a timeline of all names of QEMU's:" },
		},
	},
	{
		.page = "featmap-facts",
		.description = {
			"The lines can be saved, and be given to any other command in place of the tree. They are "
			"sorted, so that equal knowledge is equal bytes, and hold the SHA-256 of each file "
			"read.",
		},
		.examples = {
			{ "featmap facts ./linux > linux.facts", "Save what a tree says:" },
			{ "featmap facts", "List the facts that featmap brings:" },
		},
	},
	{
		.page = "featmap-verify",
		.description = {
			"Where the two readings differ, both are shown at the place in the source. Of saved facts "
			"there is one reading only: they must be whole and in order.",
		},
		.status_1 = "the two readings differ, or saved facts are not as they were written",
		.reads_twice = true,
		.examples = {
			{ "featmap verify linux-6.12 qemu-10.0", "Check two trees:" },
		},
	},
	{
		.page = "featmap-clang",
		.description = {
			"It shares no parsing code with featmap, only the format of the facts. featmap runs it "
			"while it reads by itself, and compares; there is little need to run it by hand.",
		},
		.examples = {
			{ "featmap-clang linux-6.12 | diff - linux-6.12.facts",
			  "Compare with what featmap facts has printed:" },
		},
	},
	{ 0 },
};
