# shellcheck shell=bash
# Runs the wasm test suite in Node and in three browser engines. Sourced by build.sh.

# The test binaries every engine runs; the others are native only.
WASM_TESTS=(--test vectors)

# The test runner knows WebKit only as Safari: it starts whatever is called safaridriver.
safari_driver() {
  cat >"$TOOLS/bin/safaridriver" <<'SHIM'
#!/bin/sh
exec WebKitWebDriver "$@"
SHIM
  chmod +x "$TOOLS/bin/safaridriver"
}

# The same features and profile for each, so the suite is compiled once.
# The runner's own limits (20 s for a suite, 5 s for a driver to start) are too short for slow cores.
wasm_pack() {
  WASM_PACK_CACHE=$TOOLS/wasm-pack \
  WASM_BINDGEN_TEST_TIMEOUT=300 \
  WASM_BINDGEN_TEST_DRIVER_TIMEOUT=60 \
  WASM_BINDGEN_TEST_WEBDRIVER_JSON=$ROOT/webdriver.json \
    "${DISPLAY_FROM[@]}" wasm-pack test --mode no-install "$@" . --features wasm "${WASM_TESTS[@]}"
}
DISPLAY_FROM=()

# A suite that says nothing of where it wants to run goes where this variable sends it.
wasm_pack_browser() { WASM_BINDGEN_USE_BROWSER=1 wasm_pack --headless "$@"; }

stage_node() { wasm_pack --node; }
stage_chromium() { wasm_pack_browser --chrome; }
stage_firefox() { wasm_pack_browser --firefox; }

# WebKitGTK has no headless mode, and its sandbox does not start for root or inside containers;
# the only page it loads here is our own.
stage_webkit() {
  local -a DISPLAY_FROM=(xvfb-run --auto-servernum)
  WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS=1 NO_AT_BRIDGE=1 wasm_pack_browser --safari
}
