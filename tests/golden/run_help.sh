#!/bin/bash
# Compares the --help of one program with help/NAME.txt or, with --rebase, rewrites that file. Also
# holds it to 80 columns, and its manual page and completions to being accepted by their readers.
#   run_help.sh [--rebase] PROGRAM EXPECTED
# SPDX-License-Identifier: Apache-2.0
set -u
rebase=no
[ "$1" = --rebase ] && { rebase=yes; shift; }
program=$1 expected=$2
actual=$(mktemp)
trap 'rm -f "$actual"' EXIT

env -i "$program" --help >"$actual" || { echo "FAILED: --help ends with $?"; exit 1; }
[ $rebase = yes ] && { cp "$actual" "$expected"; exit; }
if ! cmp -s "$expected" "$actual"; then
  echo "FAILED: --help differs; to accept it: cmake --build build --target rebase-golden"
  diff -u "$expected" "$actual"
  exit 1
fi
env -i "$program" --print-completion bash | bash -n || { echo "FAILED: bash completion"; exit 1; }
if command -v groff >/dev/null; then
  complaints=$(env -i "$program" --print-man | groff -man -Tutf8 -Kutf8 -ww -z 2>&1)
  [ -z "$complaints" ] || { echo "FAILED: manual page: $complaints"; exit 1; }
fi
