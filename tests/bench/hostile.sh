#!/bin/bash
# Looks for texts on which a stage takes more than linear time.
# SPDX-License-Identifier: Apache-2.0
set -eu -o pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)

usage() {
  cat <<'END'
Usage: tests/bench/hostile.sh [--seed N] [--texts N] [--size KB] [STAGE...]

Runs each stage on N inputs (default 100) of KB kilobytes (default 400), in which a few pieces of text
are repeated: words out of the stage's own sources, marks, markup, beginnings of numbers and names. The
inputs follow from the seed (default 1): another seed gives others.

Where a stage takes more than a second per megabyte, it runs on a quarter of the input as well, and a line

  stage   ratio   s/MB   seed   shape: pieces

says how many times longer the whole took. Beyond 6 the exit status is 1: the time grows faster than
the text. To have such an input again: build/bin/bench_hostile STAGE SEED KB, with the same words.

  -h, --help   print this
END
}

seed=1 texts=100 size=400 stages=
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage; exit 0 ;;
    --seed) seed=$2; shift 2 ;;
    --texts) texts=$2; shift 2 ;;
    --size) size=$2; shift 2 ;;
    -*) usage >&2; exit 2 ;;
    *) stages="$stages $1"; shift ;;
  esac
done
stages=${stages:-ingest clean dedupe anonymize pair-extract label split export check}

. "$root/tests/support/setup.sh"
install_packages build test >&2
configure build -DDESKMILL_TESTS=ON >&2
build build "$(build_jobs 1200)" programs bench >&2

bin=$root/build/bin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
head -c 32 /dev/zero | tr '\0' 'k' >"$work/key"
printf '13800138000\nVera Example\n王小明\nu_77a\n' >"$work/planted"

# words_of STAGE: the string literals of its sources and of the rooms it reads texts with; of
# expressions, what stands between their operators.
words_of() {
  grep -rohE --include='*.cpp' '"([^"\\]|\\.)+"' "$root/lib/stages/${1//-/_}" "$root/lib/markup" |
    sed -E 's/^"|"$//g; s/\\[A-Za-z]/\n/g; s/[][|()?*+^${}\\]|⟦|⟧/\n/g' |
    LC_ALL=C awk 'length > 0 && length <= 40 && !/hpp$/' | LC_ALL=C sort -u
}

# options_of STAGE: for every other input another set.
options_of() {
  case $1-$(($2 % 2)) in
    ingest-1) echo "--draft-map" ;;
    label-*) echo "--labels $root/samples/labels.yaml" ;;
    anonymize-0) echo "--key-file $work/key" ;;
    anonymize-1) echo "--detect --explain a" ;;
    pair-extract-0) echo "--min-score 0" ;;
    pair-extract-1) echo "--min-score 0 --explain a" ;;
    export-*) echo "--format openai" ;;
    check-0) echo "--leaks $work/planted" ;;
  esac
}

# seconds STAGE SEED KB: CPU time on that input, at most 20; a stage that a signal ends is the end
seconds() {
  "$bin/bench_hostile" "$1" "$2" "$3" <"$work/words" >"$work/input" 3>"$work/description"
  local jobs=-j1 code=0
  [ "$1" = check ] && jobs=
  # shellcheck disable=SC2046,SC2086
  "$bin/bench_measure" timeout 20 "$bin/deskmill-$1" -q $jobs $(options_of "$1" "$2") "$work/input" \
    </dev/null >/dev/null 2>&1 3>"$work/numbers" || code=$?
  [ "$code" -lt 128 ] || { echo "$1 ended with $code on input $2 of $3 KB" >&2; exit 1; }
  local wall cpu
  read -r wall cpu _ <"$work/numbers"
  echo "$cpu"
}

status=0
for stage in $stages; do
  words_of "$stage" >"$work/words"
  slow=0
  for ((i = seed * texts; i < (seed + 1) * texts; ++i)); do
    whole=$(seconds "$stage" "$i" "$size")
    bytes=$(stat -c %s "$work/input")
    awk "BEGIN { exit !($whole > 1e-6 * $bytes) }" || continue
    slow=$((slow + 1))
    ratio=$(awk "BEGIN { printf \"%.1f\", $whole / $(seconds "$stage" "$i" $((size / 4))) }")
    awk "BEGIN { printf \"%-13s %6.1f %6.2f  %-8s \", \"$stage\", $ratio, $whole / $bytes * 1e6, $i }"
    cat "$work/description"
    awk "BEGIN { exit !($ratio <= 6) }" || status=1
  done
  echo "$stage: $texts inputs, $slow of them slow"
done
exit $status
