#!/usr/bin/env bash
# The one door to every task of this repository: ./build.sh help
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
ROOT=$PWD
TOOLS=$ROOT/.tools
export PATH=$TOOLS/bin:$TOOLS/cargo/bin:$ROOT/tests/node_modules/.bin:$PATH
export NO_COLOR=1 CARGO_TERM_COLOR=never

source tests/setup/tools.sh
source tests/setup/package.sh
source tests/setup/engines.sh
source tests/setup/deny.sh
source tests/setup/stages.sh
source tests/setup/phone-data.sh
source tests/setup/fuzz.sh

usage() {
  cat <<'TEXT'
./build.sh build             make the package: www/heyan/built/, and a .br beside every static file
./build.sh serve [OPTIONS]   build, then serve the pages (default http://127.0.0.1:8080)
                             --port N, --database FILE and the like go to the server
./build.sh test [--full]     install what tests need and run every stage; --full adds the slow ones
           [--only A,B]      only the stages named (format lint deny native docs build node chromium firefox
                             webkit types package growth server pages budgets,
                             and of --full: slow kills runtimes lighthouse
                             reproducible fuzz endurance steepness)
           [--verbose]       show the output of stages that pass, too
./build.sh filter LIST FILE --list-date YYYY-MM-DD [OPTIONS]
                             make a filter of flagged numbers from a list, one number a line
./build.sh update-phone-data VERSION
                             take the metadata of crate phonenumber VERSION and say what changes
./build.sh phone-verdicts [--all|--renew]
                             which numbers are judged otherwise than before, 60 changes in full or
                             all; --renew accepts it
./build.sh fuzz [SECONDS]    fuzz every target for so long (600) and keep what reached new code
./build.sh bench [--json FILE] [--only PART,PART]
                             build, then measure ourselves and our peers: tables on the screen, and
                             the figures as JSON in FILE; about half an hour (tests/bench/run.mjs)
./build.sh setup [--tests]   only install the tools; --tests: those of the tests as well
TEXT
}

# The last word on the terminal has to be the server's, and Ctrl-C has to reach it: exec.
serve() {
  package
  say "Compiling the server (about 3 minutes the first time), then serving. Ctrl-C stops it."
  exec cargo run --quiet --release --features server --bin serve -- "$@"
}

bench() {
  package
  say "Building crate phonenumber as a module to compare with (about 3 minutes the first time)"
  compile_module "$ROOT" reference wasm-phone,phonenumber-engine "$TOOLS/package/reference"
  say "Compiling the server and the tool that are put under load (about 3 minutes the first time)"
  cargo build --quiet --release --features server,cli --bin serve --bin heyan
  HEYAN_CHROMIUM=$(command -v chromium || true) exec node tests/bench/run.mjs "$@"
}

# All that is built beside the crate itself.
NATIVE=server,filter,cli,phonenumber-engine

stage_format() { cargo fmt --check; }

stage_lint() {
  cargo clippy --quiet --all-targets --features $NATIVE -- -D warnings
  cargo clippy --quiet --target "$WASM_TARGET" --lib "${WASM_TESTS[@]}" --features wasm,wasm-core -- -D warnings
}

stage_native() { cargo test --no-fail-fast --features $NATIVE; }

# Every warning is an error, links that lead nowhere among them; with all features, and with none, as most read it.
stage_docs() {
  RUSTDOCFLAGS="-D warnings" cargo doc --quiet --no-deps --lib --all-features
  RUSTDOCFLAGS="-D warnings" cargo doc --quiet --no-deps --lib
  node tests/setup/examples.mjs "$(target_directory)/doc/heyan"
}

stage_build() { package; }

# Every script is named one by one: "include" passes over a .js file that has a .d.ts beside it.
stage_types() {
  find www -name built -prune -o -name '*.js' -type f -printf '"../%p"\n' | sort | paste -sd, |
    sed 's/.*/{ "extends": "..\/tests\/tsconfig.json", "files": [&] }/' >"$TOOLS/tsconfig.json"
  tsc --project "$TOOLS/tsconfig.json"
}

# Page and package tests find what they drive in the environment.
# LANES files at a time; otherwise as many as Node itself would take, one fewer than there are processors.
node_tests() { # FOLDER [FILE THAT TAKES LONG...]
  local folder=$1 name
  local -a files=()
  [ -d "$folder" ] || { echo "There is no folder $folder."; return 1; }
  # What takes long begins first; a name that is no file any more would pass unnoticed otherwise.
  for name in "${@:2}"; do
    [ -f "$folder/$name.test.mjs" ] || { echo "There is no $folder/$name.test.mjs."; return 1; }
    files+=("$folder/$name.test.mjs")
  done
  while read -r name; do
    [[ " ${files[*]} " = *" $name "* ]] || files+=("$name")
  done < <(find "$folder" -name node_modules -prune -o -type f \( -name '*.test.mjs' -o -name '*.test.js' \) -print | sort)
  if [ "${#files[@]}" -eq 0 ]; then
    echo "There is no *.test.mjs or *.test.js in $folder."
    return 1
  fi
  HEYAN_CHROMIUM=$(command -v chromium) timeout --foreground 900 \
    node tests/setup/node-tests.mjs "${LANES:-$(($(nproc) > 2 ? $(nproc) - 1 : 1))}" "${files[@]}"
}

stage_package() { node_tests tests/package; }

# Steps are counted, not time: what else the machine does makes no difference.
stage_growth() {
  need_wasmtime
  HEYAN_WASMTIME=$TOOLS/wasmtime/bin/python node_tests tests/growth
}

# The same with every text made of every unit.
stage_steepness() {
  need_wasmtime
  HEYAN_GROWTH=all HEYAN_WASMTIME=$TOOLS/wasmtime/bin/python \
    timeout --foreground 5400 node --test --test-reporter=spec tests/growth/growth.test.mjs
}

# The endpoint's and the pages' tests drive the real server.
with_server() { # FOLDER [FILE THAT TAKES LONG...]
  cargo build --quiet --features server --bin serve
  HEYAN_SERVE=$(target_directory)/debug/serve node_tests "$@"
}

# Each file has a server and a database of its own, and a page's its own browser: one waits while the other works.
stage_server() { LANES=2 with_server tests/server; }

# Without the windows that nobody sees a page costs half as much; what needs them takes the whole of Chromium all the same.
# The two files of engines not at once: two that look for a free display can find the same one.
stage_pages() {
  LANES=2 HEYAN_HEADLESS_SHELL=$(command -v chromium-headless-shell || true) \
    with_server tests/pages every-page sms steps steps-trouble accessible sms-sealed engines
}

stage_budgets() { node tests/budgets.mjs; }

stage_slow() { cargo test --release --no-fail-fast --features $NATIVE -- --ignored; }

# What is killed ten times in `server` is killed two hundred times here.
stage_kills() {
  cargo build --quiet --features server --bin serve
  HEYAN_KILLS=200 HEYAN_SERVE=$(target_directory)/debug/serve \
    timeout --foreground 3600 node --test --test-reporter=spec tests/server/kills.test.mjs
}

# Where heyan is used: run times, bundlers and frameworks. Their tests lie beside their packages.
stage_runtimes() {
  need_runtimes
  need_wasmtime
  HEYAN_WASMTIME=$TOOLS/wasmtime/bin/python with_server tests/runtimes
}

# Prints its table also when it passes: the scores are the result.
stage_lighthouse() {
  need_runtimes
  cargo build --quiet --release --features server --bin serve
  HEYAN_SERVE=$(target_directory)/release/serve HEYAN_CHROMIUM=$(command -v chromium) node tests/runtimes/lighthouse.mjs |
    tee -a /dev/fd/3
}

# The stages of `test`, in order: how each is judged, its name, what it is.
STAGES='
checked format    cargo fmt --check
checked lint      cargo clippy, natively and for wasm, warnings are errors
checked deny      cargo deny: licences, sources and known holes of what is linked
counted native    cargo test with the server and the tools, doc tests included
checked docs      cargo doc, warnings are errors; an example for every function
checked build     the package the pages load
counted node      the wasm test suite in Node
counted chromium  the same suite in Chromium
counted firefox   the same suite in Firefox
counted webkit    the same suite in WebKit
checked types     tsc --checkJs over www
counted package   the package as an importer sees it
counted growth    the work of every function grows no faster than what it is given
counted server    the endpoint: its answers, keeping once, the pages without scripts
counted pages     the pages against the real server, their main flows in three engines
counted budgets   compressed sizes against their ceilings
'
STAGES_OF_FULL='
checked slow          cargo test --release, the ignored tests
counted kills         the endpoint killed two hundred times while it writes
counted runtimes      the package in Deno, Bun, workerd, bundlers and form libraries
counted lighthouse    each page on a slow phone: speed, accessibility, good practice, 95 of 100 or more
checked reproducible  the same sources elsewhere give the same bytes
counted fuzz          every fuzz target for a minute, on the nightly toolchain
counted endurance     a million calls without growth of memory
counted steepness     the growth of work again, with every text made of everything bad to read
'

run_tests() {
  local stages=$STAGES only="" kind name description
  while [ $# -gt 0 ]; do
    case $1 in
      --full) stages=$STAGES$STAGES_OF_FULL ;;
      --only) only=,${2:?--only needs the names of stages}, stages=$STAGES$STAGES_OF_FULL; shift ;;
      --verbose) VERBOSE=yes ;;
      *) fail "Unknown option $1; see ./build.sh help." ;;
    esac
    shift
  done
  for name in ${only//,/ }; do
    grep -q " $name " <<<"$stages" || fail "There is no stage '$name'; see ./build.sh help."
  done

  export RUST_BACKTRACE=0
  say "== setup: tools, browsers and their drivers"
  setup_tests
  say "   setup: done in $SECONDS s"
  add_row setup "$SECONDS" - -
  while read -r kind name description; do
    if [ -n "$name" ] && [[ -z $only || $only = *,$name,* ]]; then
      run_stage "$kind" "$name" "$description"
    fi
  done <<<"$stages"
  summary
}

command=${1:-help}
[ $# -eq 0 ] || shift
case $command in
  build) package ;;
  serve) serve "$@" ;;
  update-phone-data) update_phone_data "$@" ;;
  phone-verdicts) phone_verdicts "$@" ;;
  filter) exec cargo run --quiet --release --features filter --bin filter -- "$@" ;;
  test) run_tests "$@" ;;
  fuzz) mkdir -p "$TOOLS/bin"; fuzz "$@" ;;
  bench) bench "$@" ;;
  setup) if [ "${1:-}" = --tests ]; then setup_tests; else setup_build; fi ;;
  help | --help | -h) usage ;;
  *) usage >&2; fail "There is no command '$command'." ;;
esac
