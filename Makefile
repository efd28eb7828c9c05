# Waymark: the commands of everyday work. `make run` and `make test` are all a
# newcomer needs; both install what is missing on Debian and its relatives.

SHELL := /bin/bash
comma := ,
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := build

TAGS    := x11,migrated_fynedo,sqlite_omit_load_extension
export GOFLAGS := -tags=$(TAGS) -buildvcs=false
VERSION := $(shell sed -n 's/^ *Version *= *"\(.*\)"/\1/p' FyneApp.toml)
LDFLAGS := -s -w -X main.version=$(VERSION)

LINT_VERSION      := v2.15.0
TOOLS := $(CURDIR)/build/tools

# What building needs, and what testing needs besides.
BUILD_PACKAGES := gcc libc6-dev pkg-config libgl1-mesa-dev xorg-dev libxkbcommon-dev libwayland-dev
RUN_PACKAGES   := libgl1-mesa-dri
TEST_PACKAGES  := $(RUN_PACKAGES) xvfb xdotool xclip x11-xserver-utils imagemagick poppler-utils mupdf-tools librsvg2-bin sqlite3 desktop-file-utils shared-mime-info libglib2.0-bin

# Packages in which goroutines share data: tested once more with the race detector.
RACE := ./domain/edit/... ./domain/typeset/... ./storage/session/... ./storage/mapfile/... ./storage/export/raster/... ./gui/board/...

.PHONY: build run test unit race paper e2e lint bench soak torture install uninstall windows clean deps-build deps-test

# install-packages LIST: installs the Debian packages of LIST that are missing.
define install-packages
missing=(); for p in $(1); do dpkg-query -W -f='$${Status}' "$$p" 2>/dev/null | grep -q 'ok installed' || missing+=("$$p"); done; \
if [[ $${#missing[@]} -gt 0 ]]; then \
  if ! command -v apt-get >/dev/null; then echo "Please install the equivalents of: $${missing[*]} (see README.md)"; exit 1; fi; \
  echo "Installing: $${missing[*]}"; sudo=; [[ $$(id -u) -eq 0 ]] || sudo=sudo; \
  $$sudo apt-get update -qq; DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends "$${missing[@]}" >/dev/null; \
fi
endef

deps-build:
	@if [[ $$(uname) == Linux ]]; then $(call install-packages,$(BUILD_PACKAGES)); fi

deps-test: deps-build
	@$(call install-packages,$(TEST_PACKAGES))

build: deps-build
	@mkdir -p build
	go build -ldflags "$(LDFLAGS)" -o build/waymark ./cmd/waymark

# The B2B example stays between runs: what was changed in it is not overwritten.
run: build
	@[[ -e build/example.waymark ]] || build/waymark new --template example-b2b build/example.waymark
	@if [[ $$(uname) != Linux || -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]]; then \
	  if [[ $$(uname) == Linux ]]; then $(call install-packages,$(RUN_PACKAGES)); fi; \
	  build/waymark build/example.waymark; \
	else \
	  build/waymark export build/example.waymark -o build/example.pdf --force; \
	  build/waymark export build/example.waymark -o build/example.png --force; \
	  echo "There is no display here, so no window can open. The B2B example was written to build/example.pdf and build/example.png instead."; \
	fi

test: deps-test lint unit race e2e

unit: build
	go test ./...

race: deps-test
	go test -race -short $(RACE)

# Prints everything: each example and a large map, in all languages and layouts, on
# every paper, and reads it back with other programs. make test takes a sample.
paper: deps-test
	WAYMARK_ALL=1 nice go test -count=1 -v -timeout 3h -run 'TestEverythingIsOnPaper|TestTilesPutTogetherAreThePoster' ./storage/export/kit ./domain/pages/poster | grep -v '^ *\(--- PASS\|=== \)'

# The real program in a real window, driven by pointer and keyboard.
e2e: deps-test build
	go test -tags=$(TAGS),e2e -count=1 -timeout 40m ./cmd/waymark/e2e/...

# Kills the real program at random moments, ROUNDS times; a few rounds are part of
# e2e.
ROUNDS ?= 500
torture: deps-test build
	WAYMARK_TORTURE=$(ROUNDS) go test -tags=$(TAGS),e2e -count=1 -v -timeout 3h -run TestKilledAtAnyMoment ./cmd/waymark/e2e/...

# Works in the real window without a pause for MINUTES and looks at its memory.
MINUTES ?= 10
soak: deps-test build
	WAYMARK_SOAK=$(MINUTES) go test -tags=$(TAGS),e2e -count=1 -v -timeout 3h -run TestMemoryStaysLevelInTheWindow ./cmd/waymark/e2e/...

lint: $(TOOLS)/golangci-lint-$(LINT_VERSION) deps-build
	$(TOOLS)/golangci-lint-$(LINT_VERSION) run --build-tags=$(TAGS),e2e ./...

$(TOOLS)/golangci-lint-$(LINT_VERSION):
	@mkdir -p $(TOOLS)
	GOFLAGS= GOBIN=$(TOOLS) go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(LINT_VERSION)
	@mv $(TOOLS)/golangci-lint $@

# Benchmarks, readable by benchstat: make bench COUNT=10 > new.txt
COUNT ?= 3
bench: deps-test build
	@echo "# $$(uname -sm), $$(nproc) cores, $$(go version)"
	go test -run '^$$' -bench . -benchmem -count=$(COUNT) ./domain/... ./storage/... ./gui/...
	go test -tags=$(TAGS),e2e -run '^$$' -bench . -benchtime 5x -count=1 -timeout 30m ./cmd/waymark/e2e/...

# The program, its icon, its menu entry and its file type, for this user or, as
# root, for all. make uninstall takes them away again.
install: build
	packaging/linux/install build/waymark

uninstall:
	packaging/linux/install --remove

# A Windows program with icon and version, and the script that ties .waymark files
# to it, in build/windows. Compiled here, so cgo needs the cross compiler.
windows:
	@$(call install-packages,gcc-mingw-w64-x86-64)
	@mkdir -p build/windows
	cd packaging/windows && x86_64-w64-mingw32-windres -D 'VERSION_TEXT=\"$(VERSION)\"' -D 'VERSION_NUMBERS=$(subst .,$(comma),$(VERSION)),0' -O coff waymark.rc ../../cmd/waymark/windows_amd64.syso
	CGO_ENABLED=1 GOOS=windows GOARCH=amd64 CC=x86_64-w64-mingw32-gcc GOFLAGS="-tags=migrated_fynedo,sqlite_omit_load_extension -buildvcs=false" \
	  go build -ldflags "$(LDFLAGS) -H=windowsgui" -o build/windows/waymark.exe ./cmd/waymark
	rm cmd/waymark/windows_amd64.syso
	cp packaging/windows/register.cmd build/windows/

clean:
	rm -rf build
