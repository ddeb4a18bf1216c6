# shellcheck shell=bash
# Runs the stages of `./build.sh test`, counts what each says it passed and failed, and sums up.
# Sourced by build.sh.

PASSED=0
FAILED=0
VERBOSE=no
TABLE=()

# Prints "PASSED FAILED RAN" from what cargo test, the wasm test runner, node --test and our own
# scripts say at their end; RAN is how many such endings there were.
count_results() {
  awk '
    /^ *test result: / { passed += $4; failed += $6; ran++ }
    ($1 == "ℹ" || $1 == "#") && $2 == "pass" { passed += $3; ran++ }
    ($1 == "ℹ" || $1 == "#") && ($2 == "fail" || $2 == "cancelled") { failed += $3 }
    /^[0-9]+ passed, [0-9]+ failed/ { passed += $1; failed += $3; ran++ }
    END { printf "%d %d %d\n", passed, failed, ran }
  ' "$1"
}

# Without the stack frames of compiled code, and without the second telling of a suite that ended:
# both hide the sentence that matters.
show_log() {
  awk '
    /test result: / { ended = 1 }
    /^console output:/ && ended { hidden = 1 }
    /^Error: / { hidden = 0 }
    hidden || /wasm-function\[|^ +at .*((https?|wasm|file):\/\/|\/tmp\/)|@https?:\/\// { next }
    { print }
  ' "$1" | tail -n 200
  printf '   (all of it: %s)\n' "${1#"$ROOT/"}"
}

# counted: the stage runs tests and has to show how many; checked: its exit code is the one result
# when it shows none.
run_stage() { # counted|checked NAME DESCRIPTION
  local kind=$1 name=$2 log=$TOOLS/log/$2.txt began=$SECONDS status passed failed ran took
  mkdir -p "$TOOLS/log"
  printf '\n== %s: %s\n' "$name" "$3"
  # Not in a condition: there `set -e` would be off inside the stage. What has to be seen in any case goes to 3.
  exec 3>&1
  set +e
  if [ "$VERBOSE" = yes ]; then
    (set -e; "stage_$name") </dev/null 2>&1 | tee "$log"
    status=${PIPESTATUS[0]}
  else
    (set -e; "stage_$name") </dev/null >"$log" 2>&1
    status=$?
  fi
  set -e
  took=$((SECONDS - began))
  read -r passed failed ran < <(count_results "$log")

  if [ "$kind" = counted ] && [ "$ran" -eq 0 ]; then
    failed=1
    echo "$name ran no test." >>"$log"
  elif [ "$kind" = counted ] && [ "$status" -eq 0 ] && [ $((passed + failed)) -eq 0 ]; then
    failed=1
    echo "$name counted no test." >>"$log"
  elif [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then
    failed=1
  elif [ "$kind" = checked ] && [ "$ran" -eq 0 ]; then
    passed=1
  fi

  if [ "$failed" -gt 0 ] && [ "$VERBOSE" = no ]; then show_log "$log"; fi
  # What a stage could not do here is said even when all the rest of it passed.
  [ "$VERBOSE" = yes ] || sed -n 's/^NOTE: /   note: /p' "$log"
  printf '   %s: %d passed, %d failed in %d s\n' "$name" "$passed" "$failed" "$took"
  PASSED=$((PASSED + passed))
  FAILED=$((FAILED + failed))
  add_row "$name" "$took" "$passed" "$failed"
}

add_row() { TABLE+=("$(printf '%-14s %8s %8s %8s' "$@")"); }

summary() {
  printf '\n%-14s %8s %8s %8s\n' stage seconds passed failed
  printf '%s\n' "${TABLE[@]}"
  printf '%-14s %8s\n\n' total "$SECONDS"
  printf '%d passed, %d failed\n' "$PASSED" "$FAILED"
  [ "$FAILED" -eq 0 ] || exit 1
}
