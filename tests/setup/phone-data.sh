# shellcheck shell=bash
# New phone metadata, and what it changes. Sourced by build.sh.

# What stands in the lock file: the crate's version, "+", the metadata's.
phone_crate() { awk '/^name = "phonenumber"$/ { getline; gsub(/"/, ""); print $3 }' Cargo.lock; }

# Shows which verdicts are not those of the snapshot, --all of them; --renew takes them into it.
phone_verdicts() { # [--all|--renew]
  case ${1:-} in
    "") ;;
    --all) export HEYAN_ALL_VERDICTS=1 ;;
    --renew) export HEYAN_RENEW_VERDICTS=1 ;;
    *) fail "Unknown option $1; see ./build.sh help." ;;
  esac
  need_rust
  say "Asking for the verdicts of all blocks (about a minute)"
  cargo test --quiet --test phone_verdicts -- --nocapture
}

want_phone_crate() { # VERSION
  sed -i -E "s/^(phonenumber = (\{ version = )?\"=)[0-9.]+\"/\1$1\"/" Cargo.toml
}

update_phone_data() { # VERSION
  local wanted=${1:-} before after old new crate agrees=yes unchanged=yes
  [[ $wanted =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] ||
    fail "Which version of crate phonenumber? For example: ./build.sh update-phone-data 0.3.10"
  need_rust
  before=$(phone_crate)
  old=${before%+*}
  want_phone_crate "$wanted"
  cargo update --quiet --package phonenumber || {
    want_phone_crate "$old"
    fail "Crate phonenumber $wanted could not be taken (above). Nothing is changed: it is $old still."
  }
  # The fuzzers lock their own.
  cargo update --quiet --package phonenumber --manifest-path tests/fuzz/Cargo.toml
  after=$(phone_crate)
  old=${before#*+} new=${after#*+} crate=${before%+*}
  say "phonenumber $before is now $after"
  if [ "$before" != "$after" ]; then
    # Every place that names the versions for people.
    sed -i -e "s/${old//./\\.}/$new/g" -e "s/\b${crate//./\\.}\b/${after%+*}/g" \
      NOTICE www/heyan/NOTICE src/data/README.md tests/vectors/phone-abroad.json \
      tests/fixtures/make_phone_oracle.py tests/fixtures/phone_crate_differences.txt
  fi
  phone_oracle "$new"

  say "Comparing the new table with Google's answers and with the crate (about 3 minutes)"
  # Other metadata nearly always differs elsewhere from the crate, too: what changed in verdicts is said all the same.
  cargo test --no-fail-fast --features phonenumber-engine --lib --test oracle --test phone_engine || agrees=no
  phone_verdicts || unchanged=no
  [ "$agrees" = yes ] ||
    fail "The new table does not agree (above); the lists of differences stand in tests/fixtures. Which verdicts changed stands above, too."
  [ "$unchanged" = yes ] ||
    fail "Look at the changes above. When they are right: ./build.sh phone-verdicts --renew"
}

# The sample of Google's answers, by libphonenumber of this version.
phone_oracle() { # METADATA-VERSION
  local there python=$TOOLS/phonenumbers/bin/python
  there=$(gzip -dc tests/fixtures/phone_oracle.txt.gz | awk 'NR == 1 { print $3 }')
  if [ "$there" = "$1" ]; then
    say "The sample of Google's answers is of $1 already"
    return
  fi
  say "Making the sample of Google's answers anew with phonenumbers $1 (about 4 minutes)"
  { python3 -m venv "$TOOLS/phonenumbers" && "$python" -m pip install --quiet "phonenumbers==$1"; } ||
    fail "phonenumbers $1 could not be installed. Install python3-venv, or make tests/fixtures/phone_oracle.txt.gz elsewhere; tests/fixtures/make_phone_oracle.py says how."
  "$python" tests/fixtures/make_phone_oracle.py
}
