# shellcheck shell=bash
# Installs the pinned tools into .tools and tests/node_modules, each once. Sourced by build.sh.

WASM_TARGET=wasm32-unknown-unknown
WASM_BINDGEN=0.2.130
WASM_PACK=0.15.1
GECKODRIVER=0.37.1
WASMTIME=50.0.1
# Older Binaryen corrupts the table that holds JavaScript objects.
BINARYEN_AT_LEAST=130

say() { printf '%s\n' "$*"; }
fail() { printf 'build.sh: %s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# version_at_least 20.1 18: both dotted numbers.
version_at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n1)" = "$2" ]; }

need_node() {
  has node && has npm ||
    fail "Node 20 or newer with npm is needed and was not found. Run: apt-get install nodejs npm (or install it from nodejs.org)"
  local version
  version=$(node --version)
  version_at_least "${version#v}" 20 ||
    fail "Node 20 or newer is needed, this is $version. Install a newer one from nodejs.org."
}

need_rust() {
  has cargo && has rustc ||
    fail "A Rust toolchain is needed and was not found. Install it from rustup.rs, then open a new terminal."
  local minimum version
  minimum=$(sed -n 's/^rust-version *= *"\(.*\)"/\1/p' Cargo.toml)
  version=$(rustc --version | cut -d' ' -f2)
  version_at_least "$version" "${minimum:-1.85}" ||
    fail "Rust ${minimum:-1.85} or newer is needed, this is $version. Run: rustup update stable"
  has cc || install_packages build-essential
  if [ ! -d "$(rustc --print target-libdir --target "$WASM_TARGET")" ]; then
    has rustup || fail "The Rust target $WASM_TARGET is missing and rustup is not here to add it. Install Rust from rustup.rs."
    say "Adding the Rust target $WASM_TARGET (seconds)"
    rustup target add "$WASM_TARGET" ||
      fail "The Rust target $WASM_TARGET could not be added. Run: rustup target add $WASM_TARGET"
  fi
}

need_component() { # COMMAND COMPONENT
  cargo "$1" --version >/dev/null 2>&1 && return
  has rustup && rustup component add "$2" ||
    fail "cargo $1 is missing. Run: rustup component add $2"
}

# Debian packages, when this user may install them; otherwise the one command to run.
install_packages() {
  local -a become=()
  if [ "$(id -u)" -ne 0 ]; then
    if has sudo && sudo -n true 2>/dev/null; then become=(sudo -n); fi
  fi
  if ! has apt-get || { [ "$(id -u)" -ne 0 ] && [ "${#become[@]}" -eq 0 ]; }; then
    fail "Some system packages are missing and this user may not install them. Run: sudo apt-get install --yes $*"
  fi
  say "Installing system packages: $* (about 1 minute)"
  local -a apt=("${become[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
  { "${apt[@]}" update && "${apt[@]}" install --yes "$@" >"$TOOLS/apt.log" 2>&1; } || {
    tail -n 20 "$TOOLS/apt.log" >&2 || true
    fail "Installing system packages failed. Run: sudo apt-get install --yes $*"
  }
}

cargo_tool_is() { # BINARY VERSION
  has "$1" && [ "$("$1" --version 2>/dev/null | awk 'NR == 1 { print $2 }')" = "$2" ]
}

# Without --locked: the lock files these crates publish name versions that may no longer resolve.
cargo_tool() { # CRATE BINARY VERSION MINUTES
  cargo_tool_is "$2" "$3" && return
  say "Installing $1 $3 into .tools (about $4 minutes on two cores, once)"
  CARGO_TARGET_DIR=$TOOLS/compile cargo install --quiet --force --root "$TOOLS/cargo" --version "=$3" "$1" ||
    fail "$1 $3 could not be installed. Run: cargo install --root .tools/cargo --version =$3 $1"
  hash -r
  cargo_tool_is "$2" "$3" || fail "$2 is still not version $3; something earlier on PATH hides .tools/cargo/bin."
}

need_wasm_bindgen() {
  local locked=""
  if [ -f Cargo.lock ]; then
    locked=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/"/, ""); print $3 }' Cargo.lock)
  fi
  # The command line tool and the crate speak a private format that changes with every version.
  [ -z "$locked" ] || [ "$locked" = "$WASM_BINDGEN" ] ||
    fail "Cargo.lock has wasm-bindgen $locked, tests/setup/tools.sh pins $WASM_BINDGEN: make them equal."
  cargo_tool wasm-bindgen-cli wasm-bindgen "$WASM_BINDGEN" 4
}

# The node packages of FOLDER/package-lock.json, installed when that file has changed.
npm_packages() { # FOLDER SECONDS
  local stamp=$1/node_modules/.installed wanted
  wanted=$(sha256sum <"$1/package-lock.json")
  [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ] || return 0
  say "Installing the node packages of $1/package-lock.json (about $2 seconds, once)"
  npm ci --prefix "$1" --loglevel=error --no-progress ||
    fail "The node packages could not be installed. Run: npm ci --prefix $1"
  printf '%s\n' "$wanted" >"$stamp"
}

need_node_modules() {
  local version
  npm_packages tests 15
  version=$(wasm-opt --version | grep -o '[0-9]\+' | head -n1)
  [ "${version:-0}" -ge "$BINARYEN_AT_LEAST" ] ||
    fail "wasm-opt is version ${version:-unknown}, $BINARYEN_AT_LEAST or newer is needed: run: npm ci --prefix tests"
}

# Run times, bundlers and frameworks, about 1 GB: only the stages of --full ask for them.
need_runtimes() {
  npm_packages tests/runtimes 60
  # Scripts of packages do not run here; this one only puts Bun's own binary in place.
  [ -x tests/runtimes/node_modules/bun/bin/bun.exe ] && tests/runtimes/node_modules/.bin/bun --version >/dev/null 2>&1 ||
    node tests/runtimes/node_modules/bun/install.js
}

# A python with wasmtime, which stands for every host that is no JavaScript.
need_wasmtime() {
  local python=$TOOLS/wasmtime/bin/python
  [ "$("$python" -m pip show wasmtime 2>/dev/null | awk '$1 == "Version:" { print $2 }')" = "$WASMTIME" ] && return
  say "Installing wasmtime $WASMTIME for Python into .tools (about 20 seconds, once)"
  { python3 -m venv "$TOOLS/wasmtime" && "$python" -m pip install --quiet "wasmtime==$WASMTIME"; } ||
    fail "wasmtime $WASMTIME could not be installed. Install python3-venv, or run: $python -m pip install wasmtime==$WASMTIME"
}

need_browsers() {
  local -a missing=()
  has chromium || missing+=(chromium)
  has chromedriver || missing+=(chromium-driver)
  has firefox-esr || has firefox || missing+=(firefox-esr)
  has WebKitWebDriver || missing+=(webkit2gtk-driver)
  { has xvfb-run && has Xvfb; } || missing+=(xvfb)
  has xauth || missing+=(xauth)
  { has fc-list && fc-list :lang=zh-cn 2>/dev/null | grep -q .; } || missing+=(fontconfig fonts-noto-cjk)
  [ "${#missing[@]}" -eq 0 ] || install_packages "${missing[@]}"
  need_headless_shell
}

# Chromium without its windows: the tests of pages take half the processor time in it. Where it is not to be had they run in
# chromium itself; it is asked for once.
need_headless_shell() {
  local tried=$TOOLS/no-headless-shell
  if has chromium-headless-shell || [ -e "$tried" ]; then return; fi
  (install_packages chromium-headless-shell) || {
    touch "$tried"
    say "Without it the tests of pages run in chromium and take longer. To have it asked for again: rm $tried"
  }
}

# What building the package takes.
setup_build() {
  mkdir -p "$TOOLS/bin"
  need_node
  need_rust
  need_wasm_bindgen
  need_node_modules
  rm -rf "$TOOLS/compile"
}

# What testing takes beyond that.
setup_tests() {
  mkdir -p "$TOOLS/bin"
  need_browsers
  need_node
  need_rust
  need_component fmt rustfmt
  need_component clippy clippy
  need_wasm_bindgen
  cargo_tool wasm-pack wasm-pack "$WASM_PACK" 3
  cargo_tool geckodriver geckodriver "$GECKODRIVER" 2
  need_node_modules
  safari_driver
  rm -rf "$TOOLS/compile"
}
