# shellcheck shell=bash
# Coverage-guided fuzzing with libFuzzer (tests/fuzz). Sourced by build.sh.

CARGO_FUZZ=0.13.1

need_fuzz() {
  cargo +nightly --version >/dev/null 2>&1 ||
    fail "Fuzzing takes Rust's nightly toolchain. Run: rustup toolchain install nightly --profile minimal"
  has c++ || install_packages build-essential
  cargo_tool cargo-fuzz cargo-fuzz "$CARGO_FUZZ" 2
}

# Runs every target for so many seconds from the kept corpus on. Without a sanitizer: there is no unsafe code to
# watch, and the checks of debug builds are on (tests/fuzz/Cargo.toml).
fuzz_targets() { # SECONDS
  local seconds=$1 folder=$TOOLS/fuzz target file binary passed=0 failed=0
  need_fuzz
  mkdir -p "$folder"
  cargo +nightly fuzz build --fuzz-dir tests/fuzz --sanitizer none --target-dir "$folder/target"
  binary=$folder/target/$(rustc +nightly -vV | sed -n 's/^host: //p')/release
  for file in tests/fuzz/fuzz_targets/*.rs; do
    target=$(basename "$file" .rs)
    mkdir -p "$folder/found/$target"
    node tests/fuzz/corpus.mjs unpack "$target" "$folder/corpus/$target"
    if RUST_BACKTRACE=0 "$binary/$target" "$folder/corpus/$target" -max_total_time="$seconds" -timeout=5 -max_len=8192 \
      -len_control=0 -rss_limit_mb=2048 -artifact_prefix="$folder/found/$target/" >"$folder/$target.txt" 2>&1; then
      passed=$((passed + 1))
      echo "$target: $(grep '^#.* DONE' "$folder/$target.txt" | tail -n1)"
    else
      failed=$((failed + 1))
      grep -A3 'panicked at\|ERROR: libFuzzer' "$folder/$target.txt" || tail -n 20 "$folder/$target.txt"
      echo "$target: what was found lies in ${folder#"$ROOT/"}/found/$target"
    fi
  done
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}

stage_fuzz() { fuzz_targets 60; }

# Fuzzes for longer, and keeps what reached new code: each target's smallest set of cases.
fuzz() { # [SECONDS]
  local folder=$TOOLS/fuzz target file binary
  fuzz_targets "${1:-600}"
  binary=$folder/target/$(rustc +nightly -vV | sed -n 's/^host: //p')/release
  for file in tests/fuzz/fuzz_targets/*.rs; do
    target=$(basename "$file" .rs)
    rm -rf "$folder/least/$target"
    mkdir -p "$folder/least/$target"
    # By the code reached, not how often: thousands of cases would say little more.
    "$binary/$target" -merge=1 -use_counters=0 -max_len=8192 "$folder/least/$target" "$folder/corpus/$target" >"$folder/$target.txt" 2>&1
    node tests/fuzz/corpus.mjs pack "$target" "$folder/least/$target"
  done
}

# The same test as in stage `package`, a hundred times as long.
stage_endurance() { HEYAN_CALLS=1000000 timeout --foreground 3000 node --test --test-reporter=spec tests/package/endurance.test.mjs; }
