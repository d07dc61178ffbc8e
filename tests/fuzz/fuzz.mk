# SPDX-License-Identifier: MIT
# Fuzzing: one program a target, of everything but main(), by clang with libFuzzer
# and its sanitizers; and a run of them. See tests/fuzz/fuzz.h.
#
#	make fuzz [SECONDS=60] [TARGET=lexer]	as long for each target
FUZZ_PACKAGES = clang libclang-rt-dev
FUZZ_CC = clang
FUZZ_SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all
FUZZ_CFLAGS = -O1 -g -fno-omit-frame-pointer $(FUZZ_SANITIZE)
FUZZ_TARGETS = $(filter-out fuzz,$(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c)))
FUZZ_BUILD = $(BUILD)/fuzz

.PHONY: fuzz fuzz-programs install-fuzz
SECONDS = 60
TARGET = $(FUZZ_TARGETS)
fuzz: install-fuzz all fuzz-programs
	@inputs/fetch all
	@FEATMAP="$$PWD/$(BUILD)/featmap" FUZZ_PROGRAMS="$$PWD/$(FUZZ_BUILD)" \
		tests/fuzz/run $(SECONDS) $(TARGET)

install-fuzz:
	@inputs/install $(BUILD_PACKAGES) $(FETCH_PACKAGES) $(FUZZ_PACKAGES)

# Built as all else is, in a folder and with flags of its own.
fuzz-programs:
	@$(MAKE) --no-print-directory BUILD=$(FUZZ_BUILD) CC=$(FUZZ_CC) \
		CFLAGS="$(FUZZ_CFLAGS) -fsanitize=fuzzer-no-link" HARDENING= LINK_HARDENING= \
		$(FUZZ_TARGETS:%=$(FUZZ_BUILD)/fuzz_%)

$(BUILD)/fuzz_%: tests/fuzz/%.c tests/fuzz/fuzz.c $(BUILD)/featmap.a | tests/fuzz/fuzz.h
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LIBRARIES)

$(BUILD)/featmap.a: $(filter-out $(BUILD)/main.o,$(OBJECTS))
	$(AR) rcs $@ $?
