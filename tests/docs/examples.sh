#!/bin/bash
# Runs the examples of the documentation: see README.md.
#   examples.sh [--rebase] PROJECT_DIR BIN_DIR SCRATCH_DIR
# SPDX-License-Identifier: Apache-2.0
set -u
rebase=no
[ "$1" = --rebase ] && { rebase=yes; shift; }
project=$1 bin=$2 scratch=$3
failures=0

# Writes the blocks of a page as PAGE.N.sh and, where one follows, PAGE.N.text.
cut_blocks() {
  awk -v stem="$2" '
    /^```/ && inside { inside = 0; close(file); next }
    /^```sh$/ { n++; inside = 1; shown = 0; file = stem "." n ".sh"; printf "" >file; last = "sh"; next }
    /^```text$/ && last == "sh" { inside = 1; file = stem "." n ".text"; printf "" >file; last = ""; next }
    /^```/ { inside = 1; file = "/dev/null"; last = ""; next }
    inside { print >file; next }
    /[^ \t]/ { last = "" }
  ' "$1"
}

# Messages of programs last, in the order of the chain: programs of a pipe end in any order.
in_order() {
  grep -v "^deskmill-" "$1"
  awk '
    BEGIN { split("ingest clean dedupe anonymize pair-extract label split export check", stages, " ")
            for (i in stages) rank["deskmill-" stages[i] ":"] = i }
    /^deskmill-/ { print rank[$1] + 0 "\t" NR "\t" $0 }
  ' "$1" | LC_ALL=C sort -n -k 1,1 -k 2,2 | cut -f 3-
}

run_block() {
  local block=$1 expected=${1%.sh}.text
  bash -n "$block" || { echo "FAILED: $block does not parse"; failures=$((failures + 1)); return; }
  [ -e "$expected" ] || return
  (cd "$scratch/project" && env -i PATH="$bin:/usr/bin:/bin" bash "$block" </dev/null) \
    >"$block.out" 2>&1
  in_order "$expected" >"$block.expected"
  in_order "$block.out" >"$block.actual"
  [ $rebase = no ] || return
  diff -u "$block.expected" "$block.actual" && return
  echo "FAILED: ${block##*/} prints something else (- documented, + printed)"
  failures=$((failures + 1))
}

# Puts what was printed into the page; git diff shows what changed.
rebase_page() {
  awk -v stem="$2" '
    /^```/ && skipping { skipping = 0 }
    /^```/ && inside { inside = 0; print; next }
    skipping { next }
    /^```sh$/ { n++; inside = 1; last = "sh"; print; next }
    /^```text$/ && last == "sh" {
      print; last = ""; inside = skipping = 1
      file = stem "." n ".sh.actual"
      while ((getline line < file) > 0) print line
      next
    }
    /^```/ { inside = 1; last = ""; print; next }
    { if (!inside && /[^ \t]/) last = ""; print }
  ' "$1" >"$2.new" && cp "$2.new" "$1"
}

run_page() {
  local page=$1 stem n=1
  stem=$scratch/$(printf %s "${page#"$project"/}" | tr / _)
  rm -rf "$scratch/project"
  mkdir -p "$scratch/project/build"
  cp -R "$project/samples" "$scratch/project/samples"
  rm -rf "$scratch/project/samples/out" "$scratch/project/samples/out-make"
  ln -s "$bin" "$scratch/project/build/bin"
  cut_blocks "$page" "$stem"
  while [ -e "$stem.$n.sh" ]; do
    run_block "$stem.$n.sh"
    n=$((n + 1))
  done
  [ $rebase = no ] || rebase_page "$page" "$stem"
}

rm -rf "$scratch"
mkdir -p "$scratch"
for page in "$project"/README*.md "$project"/docs/*.md "$project"/samples/README.md; do
  run_page "$page"
done
exit $((failures > 0))
