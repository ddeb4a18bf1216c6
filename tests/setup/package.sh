# shellcheck shell=bash
# Builds the package that pages load and npm ships: www/heyan/built. Sourced by build.sh.

# Every module of the package: its name, the cargo features it is built with, and how it is optimised where that is not
# for size alone. A large notice is rendered in 1.4 ms instead of 2.0 that way, for 8 kB; the module has room for them.
# Inlining more in an application's module takes a tenth off each of its calls, for 0.3 kB; level s would take a quarter
# off an identity number besides, for 3 kB that a first visit to the application's page has no room for.
package_modules() {
  package_module heyan wasm
  package_module phone wasm-phone
  package_module application wasm-application z 30
  package_module consent wasm-consent s
  package_module phone-change wasm-phone-change
  package_module sms wasm-sms
  package_core heyan-core wasm-core
}

package() {
  local began=$SECONDS
  setup_build
  package_modules
  node tests/setup/form.mjs www/heyan
  node tests/setup/rules.mjs www
  node tests/setup/requirements.mjs www
  node tests/setup/manual.mjs www
  node tests/setup/guides.mjs www
  node tests/setup/contact.mjs www
  node tests/setup/compress.mjs www
  say "Package ready in www/heyan/built after $((SECONDS - began)) s"
}

# www/heyan/NAME.js (index.js for heyan), and what it asks for: www/heyan/built/NAME-<hash>.wasm
package_module() { # NAME FEATURES [OPTIMISED [INLINED]]
  say "Building module $1 (about 1 minute the first time)"
  compile_module "$ROOT" "$1" "$2" "$TOOLS/package/$1" "${@:3}" || return
  node tests/setup/seal.mjs "$1" "$TOOLS/package/$1" www/heyan/built
}

# www/heyan/built/NAME-<hash>.wasm, for hosts without glue, and www/heyan/built/miniprogram
package_core() { # NAME FEATURES
  say "Building module $1 (about 2 minutes the first time)"
  compile_module "$ROOT" "$1" "$2" "$TOOLS/package/$1" || return
  node tests/setup/core.mjs "$TOOLS/package/$1" www/heyan/built
}

# Leaves OUT/NAME.js and OUT/NAME.wasm, made from the crate in SOURCE. Every step says itself that it failed: where the
# caller asks whether it did, or knows no `set -e`, the shell would go on with what an earlier build left.
compile_module() { # SOURCE NAME FEATURES OUT [OPTIMISED [INLINED]]
  local source=$1 name=$2 features=$3 out=$4 optimised=${5:-z} inlined=${6:-} profile=release inputs made stamp
  inputs=$(inputs_of "$@") || return
  if [ "$(cat "$out/inputs" 2>/dev/null)" = "$inputs" ]; then return; fi
  if grep -q '^\[profile.wasm-release\]' "$source/Cargo.toml"; then profile=wasm-release; fi

  # --crate-type: cargo does no link-time optimisation while the crate is a Rust library as well.
  # Behind the --: what is inlined is chosen when all crates are linked, and none of them has to be compiled anew for it.
  CARGO_ENCODED_RUSTFLAGS=$(remap_flags "$source") CARGO_PROFILE_WASM_RELEASE_OPT_LEVEL=$optimised \
    cargo rustc --manifest-path "$source/Cargo.toml" --lib --crate-type cdylib --locked \
    --profile "$profile" --target "$WASM_TARGET" --features "$features" \
    -- ${inlined:+"-Cllvm-args=-inline-threshold=$inlined"} || return
  made=$(target_directory "$source")/$WASM_TARGET/$profile/heyan.wasm

  stamp=$(cat "$made" "$ROOT"/tests/setup/{package.sh,silence.mjs,rename.mjs,core.mjs} | sha256sum)$WASM_BINDGEN$(wasm-opt --version)
  if [ "$(cat "$out/stamp" 2>/dev/null)" = "$stamp" ]; then
    printf '%s' "$inputs" >"$out/inputs"
    return
  fi
  rm -rf "$out"
  mkdir -p "$out" || return
  wasm-bindgen --target web --omit-default-module-path --no-typescript \
    --out-dir "$out" --out-name "$name" "$made" || return
  # The core's names are for its callers; those of the others only for their glue.
  local -a glue=("$out/$name.js") short=(--minify-imports-and-exports-and-modules)
  if [ "$name" = heyan-core ]; then glue=() short=(); fi
  node tests/setup/silence.mjs "$out/${name}_bg.wasm" "$out/${name}_silent.wasm" "${glue[@]}" || return
  # Not --strip-target-features: it says which engines can load the file.
  # Flattened first, more turns out to be alike. Unpacked, the data lose their zeros to brotli alone, which does it better.
  wasm-opt --flatten --rereloop -Oz -Oz --skip-pass=memory-packing --strip-debug --strip-producers \
    "${short[@]}" "$out/${name}_silent.wasm" -o "$out/$name.wasm" >"$out/names.json" || return
  if [ -n "${glue[*]}" ]; then node tests/setup/rename.mjs "${glue[@]}" "$out/names.json" || return; fi
  rm "$out/${name}_bg.wasm" "$out/${name}_silent.wasm"
  printf '{"type":"module"}\n' >"$out/package.json"
  printf '%s' "$stamp" >"$out/stamp"
  printf '%s' "$inputs" >"$out/inputs"
}

# Everything a module is made from, as one hash. Cargo compiles anew what was built with other features before, which is
# every module after every other one: a minute and a half when nothing has changed at all.
inputs_of() { # the arguments of compile_module
  {
    printf '%s\n' "$WASM_BINDGEN" "${@:2}"
    rustc -vV
    wasm-opt --version
    cat "$ROOT"/tests/setup/{package.sh,silence.mjs,rename.mjs,core.mjs}
    (cd "$1" && find Cargo.toml Cargo.lock build.rs src -type f | LC_ALL=C sort | xargs sha256sum)
  } | sha256sum
}

target_directory() { # [SOURCE]
  cargo metadata --format-version 1 --no-deps --manifest-path "${1:-$ROOT}/Cargo.toml" |
    grep -o '"target_directory":"[^"]*"' | cut -d'"' -f4
}

# Keeps the folders of this machine out of the file, so that its bytes are the same elsewhere.
remap_flags() { # SOURCE
  local folder
  cargo fetch --quiet --locked --manifest-path "$1/Cargo.toml" --target "$WASM_TARGET" >&2
  printf '%s' "--remap-path-prefix=$1=."
  # SHA-256 in a loop instead of unrolled: a notice is hashed in microseconds either way.
  printf '\x1f--cfg\x1fsha2_backend_soft="compact"'
  printf '\x1f%s' "--remap-path-prefix=$(target_directory "$1")=target"
  for folder in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*; do
    printf '\x1f%s' "--remap-path-prefix=$folder=crates"
  done
}

# The same sources in another folder have to give the same bytes, every file of the package among them.
stage_reproducible() {
  local second=$TOOLS/second
  rm -rf "$second"
  mkdir -p "$second/www"
  cp -R Cargo.toml Cargo.lock build.rs src "$second/"
  cp -R www/heyan "$second/www/"
  rm -rf "$second/www/heyan/built"
  compile_again() { # NAME FEATURES [OPTIMISED [INLINED]]
    CARGO_TARGET_DIR=$second/target compile_module "$second" "$1" "$2" "$second/$1" "${@:3}"
    cmp "$second/$1/$1.wasm" "$TOOLS/package/$1/$1.wasm"
    cmp "$second/$1/$1.js" "$TOOLS/package/$1/$1.js"
    echo "$1: the same bytes"
  }
  package_module() {
    compile_again "$@"
    node tests/setup/seal.mjs "$1" "$second/$1" "$second/www/heyan/built"
  }
  package_core() {
    compile_again "$@"
    node tests/setup/core.mjs "$second/$1" "$second/www/heyan/built"
    cmp "$second"/www/heyan/built/miniprogram/heyan-core.wasm.br www/heyan/built/miniprogram/heyan-core.wasm.br
  }
  package_modules
  diff -r --exclude='*.br' "$second/www/heyan" www/heyan
  rm -rf "$second"
}
