#!/bin/bash
# Runs one golden case (README.md) or, with --rebase, rewrites what it expects.
#   run_case.sh [--rebase] BIN_DIR CASE_DIR SCRATCH_DIR
# SPDX-License-Identifier: Apache-2.0
set -u
rebase=no
[ "$1" = --rebase ] && { rebase=yes; shift; }
bin=$1 case=$2 scratch=$3
failures=0

fail() {
  echo "FAILED (JOBS=$jobs): $*"
  failures=$((failures + 1))
}

# Runs `cmd` in a fresh copy of the case; leaves stdout, stderr and status in $scratch.
run_command() {
  rm -rf "$scratch"
  mkdir -p "$scratch/copy"
  cp -R "$case/." "$scratch/copy"
  (cd "$scratch/copy" && rm -rf out err exit expect)
  (cd "$scratch/copy" &&
    env -i PATH="$bin:/usr/bin:/bin" JOBS="$jobs" bash cmd </dev/null >"$scratch/out" 2>"$scratch/err")
  status=$?
}

# same WHAT EXPECTED ACTUAL: to the byte, showing the difference.
same() {
  cmp -s "$2" "$3" && return
  fail "$1 differs (- expected, + actual)"
  diff -u "$2" "$3" | head -n 60
}

check() {
  [ "$status" = "$(cat "$case/exit" 2>/dev/null || echo 0)" ] ||
    { fail "exit status is $status"; head -n 20 "$scratch/err"; }
  expected_out=$case/out
  [ -e "$expected_out" ] || expected_out=/dev/null
  same "standard output" "$expected_out" "$scratch/out"
  [ -e "$case/err" ] && same "standard error" "$case/err" "$scratch/err"
  while IFS= read -r file; do
    [ -e "$scratch/copy/$file" ] || { fail "$file was not written"; continue; }
    same "$file" "$case/expect/$file" "$scratch/copy/$file"
  done < <(expected_files)
  litter=$(find "$scratch/copy" -name '*.deskmill-tmp')
  [ -z "$litter" ] || fail "left behind: $litter"
}

expected_files() {
  [ -d "$case/expect" ] && (cd "$case/expect" && find . -type f | LC_ALL=C sort)
}

rewrite() {
  rm -f "$case/out" "$case/exit"
  [ -s "$scratch/out" ] && cp "$scratch/out" "$case/out"
  [ -e "$case/err" ] && cp "$scratch/err" "$case/err"
  [ "$status" = 0 ] || echo "$status" >"$case/exit"
  while IFS= read -r file; do
    cp "$scratch/copy/$file" "$case/expect/$file" || fail "$file was not written"
  done < <(expected_files)
}

jobs=1
run_command
if [ $rebase = yes ]; then rewrite; else check; fi
jobs=4
run_command
check
[ $failures = 0 ] && rm -rf "$scratch"
[ $failures = 0 ]
