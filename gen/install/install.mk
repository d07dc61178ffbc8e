# Manual pages, completions, make install, and what is made to be given away.

# Where things go; a package's build puts DESTDIR in front.
PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
INCLUDEDIR ?= $(PREFIX)/include
DATADIR ?= $(PREFIX)/share
MANDIR ?= $(DATADIR)/man
DOCDIR ?= $(DATADIR)/doc/featmap
PKGCONFIGDIR ?= $(DATADIR)/pkgconfig
BASHDIR ?= $(DATADIR)/bash-completion/completions
ZSHDIR ?= $(DATADIR)/zsh/site-functions

VERSION := $(shell sed -n 's/^\#define FEATMAP_VERSION "\(.*\)"/\1/p' gen/base/version.h)

# Debian packages: what `make deb` needs; what tests/install_test.sh adds.
DEB_PACKAGES = dpkg-dev debhelper lintian
CONSUMER_PACKAGES = cmake meson ninja-build pkg-config zsh mandoc groff-base man-db

# A page a command, found by its source file.
PAGES = featmap featmap-clang $(patsubst gen/command/command_%.c,featmap-%,$(sort $(wildcard gen/command/command_*.c)))
documents: $(PAGES:%=$(BUILD)/%.1) $(BUILD)/featmap.bash $(BUILD)/_featmap

$(BUILD)/%.1: $(BUILD)/manual
	$< $* > $@

$(BUILD)/featmap.bash: $(BUILD)/manual gen/install/completion.bash
	{ $< bash && cat gen/install/completion.bash; } > $@

$(BUILD)/_featmap: $(BUILD)/manual
	$< zsh > $@

# What makes them has the programs' own option tables in it.
MANUAL_OBJECTS = $(patsubst gen/install/%.c,$(BUILD)/install/%.o,$(sort $(wildcard gen/install/*.c))) \
	$(BUILD)/clang/options.o $(filter-out $(BUILD)/main.o,$(OBJECTS))
$(BUILD)/manual: $(MANUAL_OBJECTS)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARIES)

$(BUILD)/install/%.o: gen/install/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

-include $(wildcard $(BUILD)/install/*.d)

FOLDERS = BUILD="$(BUILD)" VERSION="$(VERSION)" PAGES="$(PAGES)" DESTDIR="$(DESTDIR)" \
	PREFIX="$(PREFIX)" BINDIR="$(BINDIR)" INCLUDEDIR="$(INCLUDEDIR)" DATADIR="$(DATADIR)" \
	MANDIR="$(MANDIR)" DOCDIR="$(DOCDIR)" PKGCONFIGDIR="$(PKGCONFIGDIR)" \
	BASHDIR="$(BASHDIR)" ZSHDIR="$(ZSHDIR)"
install: all
	@$(FOLDERS) sh gen/install/files.sh add

uninstall:
	@$(FOLDERS) sh gen/install/files.sh remove

DIST = $(BUILD)/featmap-$(VERSION).tar.xz
dist: | $(BUILD)
	@sh gen/install/dist.sh featmap-$(VERSION) $(DIST)

# Debian's packaging stays below gen/: a debian/ at the top is the distribution's
# to have. The tree that is packaged is put together from the tarball.
DEB_TREE = $(BUILD)/deb/featmap-$(VERSION)
deb: dist
	@inputs/install $(BUILD_PACKAGES) $(DEB_PACKAGES)
	rm -rf $(BUILD)/deb
	mkdir $(BUILD)/deb
	cp $(DIST) $(BUILD)/deb/featmap_$(VERSION).orig.tar.xz
	tar -C $(BUILD)/deb -xf $(DIST)
	cp -R gen/install/debian $(DEB_TREE)/debian
	cd $(DEB_TREE) && env -u MAKEFLAGS -u MAKELEVEL dpkg-buildpackage -us -uc
	lintian --fail-on error --allow-root $(BUILD)/deb/*.changes
	@ls $(BUILD)/deb/*.deb
