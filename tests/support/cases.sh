# Frame of the tests that are bash functions: FILE BIN_DIRECTORY CASE runs case_CASE in a folder of its own.
# To be sourced; a file ends with: "case_$name".
# SPDX-License-Identifier: Apache-2.0
set -u
bin=$1 name=$2
work=$(mktemp -d) || exit 1
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 1

fail() {
  printf '%s: %s\n' "$name" "$*" >&2
  if [ -s messages ]; then sed 's/^/  said: /' messages >&2; fi
  exit 1
}
# run STAGE ARGUMENT...: sets status; what it said is in `messages`
run() {
  local stage=$1
  shift
  "$bin/deskmill-$stage" "$@" 2>messages
  status=$?
}
want_status() { [ "$status" = "$1" ] || fail "exit status $status, expected $1"; }
want_message() { grep -qF -- "$1" messages || fail "no message with: $1"; }
want_no_litter() {
  local found
  found=$(find . -name '.*.deskmill-tmp')
  [ -z "$found" ] || fail "left behind: $found"
}
want_absent() { [ ! -e "$1" ] || fail "$1 must not exist"; }
want_equal() { cmp -s "$1" "$2" || fail "$1 and $2 differ"; }
