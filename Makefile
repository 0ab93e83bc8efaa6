# qikan: Chinese search and bulletin parsing for SQLite.  `make help` lists all.
#
# The extension needs a C11 compiler and SQLite's header; for its words it takes
# jieba's list, where there is one.  Tables under ext/data/ are committed; `make
# tables` makes them anew (needs ICU).

BUILD   ?= build
CC      ?= cc
CFLAGS  ?= -O2
PREFIX  ?= /usr/local
PYTHON  ?= /usr/bin/python3

WARN     = -Wall -Wextra -Wpedantic -Wconversion
REVISION := $(shell git rev-parse --short HEAD 2>/dev/null || echo release)
STD      = -std=c11 -D_GNU_SOURCE -Iext -I$(BUILD)
BASE     = $(STD) $(WARN) -fvisibility=hidden -fPIC -MMD -MP

SRC  := $(sort $(filter-out ext/data/%,$(wildcard ext/*.c ext/*/*.c)))
OBJ   = $(SRC:ext/%.c=$(BUILD)/obj/%.o)
CORE  = $(SRC:ext/%.c=$(BUILD)/core/%.o)

.DEFAULT_GOAL := all
.PHONY: all
all: $(BUILD)/qikan.so ## build the extension (build/qikan.so)

# ---- The extension ----

$(BUILD)/qikan.so: $(OBJ) ext/qikan.map
	$(CC) $(CFLAGS) $(LDFLAGS) -shared -Wl,--version-script=ext/qikan.map \
	  -Wl,-z,defs,-z,relro,-z,now -o $@ $(OBJ)

$(BUILD)/obj/%.o: ext/%.c
	@mkdir -p $(@D)
	$(CC) $(BASE) $(CFLAGS) $(EXTRA_$(notdir $*)) -c -o $@ $<

EXTRA_qikan = -DQIKAN_BUILD='"$(REVISION)"'

# Words with their readings: our own, and a list that is fetched once (empty
# where it cannot be had).  LISTS does not depend on BUILD.
LISTS = build/lists
EXTRA_pinyin = -DPINYIN_PHRASES='"$(abspath $(BUILD)/phrases_table.h)"'
$(BUILD)/obj/value/pinyin.o $(BUILD)/core/value/pinyin.o: \
		$(BUILD)/phrases_table.h

$(LISTS)/pinyin.json: tests/pinyin_list.sh
	@tests/pinyin_list.sh $@

$(BUILD)/phrases_table.h: $(BUILD)/mkphrases $(LISTS)/pinyin.json \
		$(wildcard ext/data/pinyin_*.txt)
	$< ext/data $(LISTS)/pinyin.json > $@.new
	mv $@.new $@

$(BUILD)/mkphrases: ext/data/mkphrases.c ext/data/pinyin_table.h \
		ext/data/fold_table.h
	@mkdir -p $(@D)
	$(CC) $(STD) -Iext/data $(WARN) -O2 -o $@ $<

# The two scripts: the same way.
EXTRA_script = -DSCRIPT_TABLE='"$(abspath $(BUILD)/script_table.h)"'
$(BUILD)/obj/value/script.o $(BUILD)/core/value/script.o: \
		$(BUILD)/script_table.h

$(LISTS)/opencc.txt: tests/opencc_list.sh
	@tests/opencc_list.sh $@

$(BUILD)/script_table.h: $(BUILD)/mkscript $(LISTS)/opencc.txt \
		$(wildcard ext/data/script_*.txt)
	$< ext/data $(LISTS)/opencc.txt > $@.new
	mv $@.new $@

$(BUILD)/mkscript: ext/data/mkscript.c $(wildcard ext/data/*_table.h)
	@mkdir -p $(@D)
	$(CC) $(STD) -Iext/data $(WARN) -O2 -o $@ $<

# The same rooms for programs that link SQLite itself (unit tests, fuzzers).
$(BUILD)/core/%.o: ext/%.c
	@mkdir -p $(@D)
	$(CC) $(BASE) -DSQLITE_CORE $(CFLAGS) $(EXTRA_$(notdir $*)) -c -o $@ $<

$(BUILD)/libqikan.a: $(CORE)
	@rm -f $@
	$(AR) rcs $@ $(CORE)

-include $(OBJ:.o=.d) $(CORE:.o=.d)

# The lexicon: jieba's list, when the machine has it or can get it, and our own.
JIEBA  ?= /usr/lib/python3/dist-packages/jieba/dict.txt
HOSTCC ?= $(CC)
LEXICON = $(BUILD)/lexicon_table.h

$(BUILD)/obj/search/lexicon.o $(BUILD)/core/search/lexicon.o: $(LEXICON)

# Made again when the list has come since.
ifneq ($(wildcard $(JIEBA)),)
ifneq ($(shell grep -ls 'domain only' $(LEXICON)),)
$(LEXICON): again
.PHONY: again
again:
endif
endif

$(LEXICON): $(BUILD)/mklexicon $(wildcard ext/data/domain.txt ext/data/stop.txt)
	@[ -f '$(JIEBA)' ] || JIEBA='$(JIEBA)' tests/setup.sh lexicon || true
	@[ -f '$(JIEBA)' ] || echo "qikan: no $(JIEBA) (python3-jieba):" \
	  "zh_words will know its own list only" >&2
	@$< ext/data $$(ls '$(JIEBA)' 2>/dev/null) > $@.new
	@mv $@.new $@

$(BUILD)/mklexicon: ext/data/mklexicon.c
	@mkdir -p $(@D)
	@$(HOSTCC) $(STD) $(WARN) -O2 -MMD -MP -o $@ $< -lm

.PHONY: debug install uninstall clean distclean setup demo help
debug: ## build without optimization, into build/debug
	$(MAKE) BUILD=$(BUILD)/debug CFLAGS='-O0 -g3' all

install: all ## install the extension and its SQL files under PREFIX
	install -d $(DESTDIR)$(PREFIX)/lib $(DESTDIR)$(PREFIX)/share/qikan
	install -m 644 $(BUILD)/qikan.so $(DESTDIR)$(PREFIX)/lib
	cp -R sql $(DESTDIR)$(PREFIX)/share/qikan

uninstall: ## remove what install put there
	rm -f $(DESTDIR)$(PREFIX)/lib/qikan.so
	rm -rf $(DESTDIR)$(PREFIX)/share/qikan

clean: ## remove the build, keep what was downloaded
	find $(BUILD) -mindepth 1 -maxdepth 1 ! -name hosts \
	  ! -name lists -exec rm -rf {} + \
	  2>/dev/null || true

distclean: ## remove all that was made
	rm -rf $(BUILD) dist compile_commands.json

setup: ## install missing tools (Debian's apt-get)
	@tests/setup.sh test

demo: ## import the sample issues, or those in DIR=, and print a report
	@tests/setup.sh build
	@$(MAKE) --no-print-directory -s all
	@DIR='$(DIR)' QIKAN=$(BUILD)/qikan tests/demo.sh

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | \
	  awk -F '\t' '{ printf "  %-15s %s\n", $$1, $$2 }'

# ---- Tests: programs that speak TAP ----

# SQL='fold/%' and ISSUE='07%' choose among the golden files.
SQL   ?= %
ISSUE ?= %
export BUILD

ICU      = -licui18n -licuuc -licudata
TEST_CC  = $(CC) $(STD) -Itests/unit $(WARN) -DSQLITE_CORE -MMD -MP $(CFLAGS)
UNIT     = $(patsubst tests/%.c,$(BUILD)/%,$(wildcard tests/unit/*.c))
PROP     = $(patsubst tests/%.c,$(BUILD)/%,$(wildcard tests/prop/*.c))
TARGETS  = $(filter-out replay,$(patsubst tests/fuzz/%.c,%,\
	     $(wildcard tests/fuzz/*.c)))
REPLAY   = $(TARGETS:%=$(BUILD)/replay/%)
BINDINGS = $(wildcard tests/bindings/*.sh tests/bindings/*.py)
PROVE    = QIKAN=$(BUILD)/qikan HOST='$(HOST)' \
	   QIKAN_OPENCC_TS=$(BUILD)/opencc_ts.txt PYTHON='$(PYTHON)' \
	   tests/prove.pl

$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/libqikan.a
	@mkdir -p $(@D)
	$(TEST_CC) -o $@ $< $(BUILD)/libqikan.a $(LDFLAGS) -lsqlite3

$(BUILD)/prop/%: tests/prop/%.c $(BUILD)/libqikan.a
	@mkdir -p $(@D)
	$(TEST_CC) -o $@ $< $(BUILD)/libqikan.a $(LDFLAGS) -lsqlite3 $(ICU)

$(BUILD)/replay/%: tests/fuzz/%.c tests/fuzz/replay.c $(BUILD)/libqikan.a
	@mkdir -p $(@D)
	$(TEST_CC) -o $@ $< tests/fuzz/replay.c $(BUILD)/libqikan.a $(LDFLAGS) \
	  -lsqlite3

$(BUILD)/oom $(BUILD)/bad_input: $(BUILD)/%: tests/%.c $(BUILD)/libqikan.a
	$(TEST_CC) -o $@ $< $(BUILD)/libqikan.a $(LDFLAGS) -lsqlite3

$(BUILD)/host: tests/host.c tests/script.h
	@mkdir -p $(@D)
	$(TEST_CC) -o $@ $< $(LDFLAGS) -lsqlite3

-include $(wildcard $(BUILD)/*.d $(BUILD)/unit/*.d $(BUILD)/prop/*.d \
	   $(BUILD)/replay/*.d)

# What each test-* gives to prove.pl.
PROGRAMS_unit     = $(UNIT)
PROGRAMS_prop     = $(PROP)
PROGRAMS_sql      = tests/run.sh
PROGRAMS_issues   = tests/issues.sh
PROGRAMS_archive  = $(wildcard tests/archive/*.sh)
PROGRAMS_docs     = tests/doctest.sh
PROGRAMS_registry = tests/registry.sh
PROGRAMS_symbols  = tests/symbols.sh
PROGRAMS_bindings = $(BINDINGS)
PROGRAMS_oom      = tests/oom.sh
PROGRAMS_bad      = $(BUILD)/bad_input
PROGRAMS_replay   = tests/replay.sh

SUITES   = unit prop sql issues archive docs registry symbols bindings oom bad \
	   replay
PROGRAMS = $(foreach s,$(SUITES),$(PROGRAMS_$(s)))
BUILT    = $(BUILD)/qikan.so $(filter $(BUILD)/%,$(PROGRAMS)) \
	   $(if $(filter oom,$(SUITES)),$(BUILD)/oom) \
	   $(if $(filter replay,$(SUITES)),$(REPLAY)) \
	   $(if $(shell command -v opencc_dict),$(BUILD)/opencc_ts.txt)

.PHONY: test test-all build-tests test-big test-hosts accept $(SUITES:%=test-%)
test: ## run all tests
	@tests/setup.sh test
	@$(MAKE) --no-print-directory -s test-all

test-all: build-tests
	@$(PROVE) $(PROGRAMS)

build-tests: $(BUILT)

test-unit: $(UNIT) ## functions of the rooms
test-prop: $(PROP) ## properties, over all code points, with ICU as oracle
test-sql: $(BUILD)/qikan.so ## SQL against .expected; SQL='fold/%' for some
test-issues: $(BUILD)/qikan.so ## whole issues; ISSUE='07%' for some
test-archive: $(BUILD)/qikan.so ## sql/ from the sqlite3 shell
test-docs: $(BUILD)/qikan.so ## the examples of the documentation
test-registry: $(BUILD)/qikan.so ## every name is listed, documented, tested
test-symbols: $(BUILD)/qikan.so ## what the linker sees
test-bindings: $(BUILD)/qikan.so ## from other languages
test-oom: $(BUILD)/oom ## memory fails at every place, one by one
test-bad: $(BUILD)/bad_input ## bad values in every argument of every function
test-replay: $(REPLAY) ## the fuzzers' inputs again
$(SUITES:%=test-%):
	@SQL='$(SQL)' ISSUE='$(ISSUE)' $(PROVE) $(PROGRAMS_$(@:test-%=%))

test-big: $(BUILD)/bad_input ## the same with 10 and 100 MB (minutes)
	$(BUILD)/bad_input --big

test-hosts: $(BUILD)/qikan.so ## SQL tests on SQLite 3.31 and 3.50
	@$(PROVE) tests/hosts.sh

accept: $(BUILD)/qikan.so ## write tests/sql/**/*.expected; look at the diff
	@UPDATE=1 SQL='$(SQL)' QIKAN=$(BUILD)/qikan tests/run.sh

# ---- The same tests in other builds ----

SANITIZE = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
	   -fno-sanitize-recover=all
CHECKED  = unit prop sql issues bad replay

.PHONY: asan valgrind fuzz fuzz-replay cover bench bench-tools
asan: ## tests with address and undefined-behaviour sanitizers
	@$(MAKE) --no-print-directory -s BUILD=$(BUILD)/asan CC=gcc \
	  CFLAGS='$(SANITIZE)' HOST=$(BUILD)/asan/host SUITES='$(CHECKED)' \
	  $(BUILD)/asan/host test-all

VALGRIND = valgrind -q --error-exitcode=9 --leak-check=full
valgrind: ## SQL tests and whole issues under valgrind (slow)
	@$(MAKE) --no-print-directory -s BUILD=$(BUILD)/valgrind CFLAGS='-O1 -g' \
	  HOST='$(VALGRIND) $(BUILD)/valgrind/host' SUITES='sql issues' \
	  $(BUILD)/valgrind/host test-all

FUZZ_CFLAGS = -O1 -g -fsanitize=fuzzer-no-link,address,undefined \
	      -fno-sanitize-recover=all
fuzz: ## look for crashes with clang's libFuzzer, FUZZ_TIME= seconds each
	@$(MAKE) --no-print-directory -s BUILD=$(BUILD)/fuzz CC=clang \
	  CFLAGS='$(FUZZ_CFLAGS)' fuzz-run

FUZZ_TIME ?= 60
FUZZERS    = $(TARGETS:%=$(BUILD)/bin/%)
$(BUILD)/bin/%: tests/fuzz/%.c $(BUILD)/libqikan.a
	@mkdir -p $(@D)
	$(TEST_CC) -fsanitize=fuzzer -o $@ $< $(BUILD)/libqikan.a -lsqlite3

.PHONY: fuzz-run
fuzz-run: $(FUZZERS)
	@FUZZ_TIME=$(FUZZ_TIME) tests/fuzz.sh $(TARGETS)

fuzz-replay: test-replay ## as test-replay

cover: ## which lines the tests reach
	-@$(MAKE) --no-print-directory -s BUILD=$(BUILD)/cover CC=gcc \
	  CFLAGS='-O0 -g --coverage' \
	  SUITES='unit prop sql issues docs bad' test-all
	@tests/cover.sh $(BUILD)/cover

# The library that the host loads is optimized, so is what measures it.
BENCH_CC = $(CC) $(STD) $(WARN) -O2 -g
BENCH_TOOLS = $(addprefix $(BUILD)/bench/,bench tokenize words make_issues \
	      nulltokenizer.so)
bench: all bench-tools ## how fast it is; PART='build search' for some
	@BUILD=$(BUILD) tests/bench/run.sh $(PART)

bench-tools: $(BENCH_TOOLS)

$(BUILD)/bench/bench: $(wildcard tests/bench/bench*.[ch] tests/bench/part*.c)
	@mkdir -p $(@D)
	$(BENCH_CC) -o $@ $(filter %.c,$^) -lsqlite3

# A made-up archive as a folder: build/bench/make_issues 20000 FOLDER
$(BUILD)/bench/make_issues: tests/bench/make_issues.c \
		$(wildcard tests/bench/bench_*.[ch])
	@mkdir -p $(@D)
	$(BENCH_CC) -o $@ $(filter %.c,$^) -lsqlite3

$(BUILD)/bench/tokenize $(BUILD)/bench/words: $(BUILD)/bench/%: \
		tests/bench/%.c $(BUILD)/libqikan.a
	@mkdir -p $(@D)
	$(BENCH_CC) -DSQLITE_CORE -o $@ $^ -lsqlite3

$(BUILD)/bench/nulltokenizer.so: tests/bench/null_tokenizer.c
	@mkdir -p $(@D)
	$(BENCH_CC) -fPIC -shared -fvisibility=hidden -o $@ $<

# ---- House rules ----

C_FILES = $(filter-out %_table.h,$(wildcard ext/*.[ch] ext/*/*.[ch] \
	    tests/*.[ch] tests/*/*.[ch]))
HEADERS = $(filter-out ext/data/%,$(wildcard ext/*.h ext/*/*.h))

.PHONY: lint format format-check headers compdb hooks dist layers \
	schema
lint: ## the rules of the house (docs/testing.md)
	@tests/prove.pl tests/lint.sh

format: ## lay out all C files
	clang-format -i $(C_FILES)

format-check: ## would make format change anything?
	clang-format --dry-run -Werror $(C_FILES)

headers: ## compile each header alone
	@for h in $(HEADERS); do echo $$h; \
	  printf '#include "%s"\ntypedef int nothing;\n' $$PWD/$$h | \
	  $(CC) $(STD) $(WARN) -fsyntax-only -x c - || exit 1; done

compdb: ## compile_commands.json, for editors
	@{ echo '['; for f in $(SRC); do \
	  printf '{"directory":"%s","file":"%s","command":"%s -c %s"},\n' \
	    "$$PWD" $$f '$(CC) $(BASE)' $$f; done | sed '$$s/,$$//'; echo ']'; } \
	  > compile_commands.json

layers: ## the table of rooms in docs/architecture.md
	@tests/layers.sh write

schema: ## docs/schema.md, from the comments of sql/archive.sql
	@tests/schema.sh write

hooks: ## check before each commit (.githooks/pre-commit)
	git config core.hooksPath .githooks

dist: $(LEXICON) ## dist/qikan.c: the extension as one file
	@tests/dist.sh $(SRC)

# ---- Generated tables ----
# ext/data/mkNAME.c prints ext/data/NAME_table.h.  The tables are committed;
# the build never makes them.  More input than ext/data: TABLE_INPUT_NAME.  (The
# lexicon's is not committed, and stands with the rules of the build.)

TABLES = $(filter-out lexicon,$(patsubst ext/data/mk%.c,%,\
	   $(wildcard ext/data/mk*.c)))

.PHONY: tables tables-check
tables: ## make ext/data/*_table.h anew
	@$(MAKE) --no-print-directory table-cp
	@$(MAKE) --no-print-directory table-fold table-pinyin
	@$(MAKE) --no-print-directory $(TABLES:%=table-%)

# cp comes first: mkfold is compiled with its table; mkphrases is with those of
# fold and pinyin.
table-%: $(BUILD)/tables/%_table.h
	@cmp -s $< ext/data/$*_table.h || cp $< ext/data

tables-check: $(TABLES:%=$(BUILD)/tables/%_table.h) ## are they up to date?
	@for t in $^; do cmp $$t ext/data/$${t##*/} || exit 1; done

$(BUILD)/mk%: ext/data/mk%.c
	@mkdir -p $(@D)
	$(CC) $(STD) -Iext/data $(WARN) $(CFLAGS) -MMD -MP -o $@ $< \
	  -Wl,--as-needed $(ICU) -lm

.PRECIOUS: $(BUILD)/mk% $(BUILD)/tables/%_table.h
$(BUILD)/tables/%_table.h: $(BUILD)/mk% $(wildcard ext/data/*.txt)
	@mkdir -p $(@D)
	$< ext/data $(TABLE_INPUT_$*) > $@.new
	mv $@.new $@

# fold: OpenCC's traditional -> simplified characters, as text.
TABLE_INPUT_fold = $(BUILD)/opencc_ts.txt
$(BUILD)/tables/fold_table.h: $(BUILD)/opencc_ts.txt
$(BUILD)/opencc_ts.txt:
	@mkdir -p $(@D)
	opencc_dict -i /usr/share/opencc/TSCharacters.ocd2 -f ocd2 -o $@ -t text
