#!/bin/bash
# Measures every stage against `jq -c .` on the same generated file in the same run.
# SPDX-License-Identifier: Apache-2.0
set -eu -o pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)

usage() {
  cat <<'END'
Usage: tests/bench/run.sh [--size MB | --input FILE] [--repeat N] [--flat MB] [STAGE...]

Generates MB megabytes (default 200) of mixed Chinese and English conversations, or takes your own from
FILE (JSON Lines, as ingest writes them), runs `jq -c .` and each stage on them, and prints for each stage

  ratio   throughput of one core (-j1, CPU time) over that of jq
  wanted  the least ratio the project promises
  -j2     speed-up of two jobs over one, by wall clock
  peak    peak memory in MiB with -j1

and, where ingest is among the stages, its ratio on exports it has to convert: OpenAI rows, messages as
JSON Lines and as CSV, chat text of WhatsApp and 旺旺 (a quarter of the size each; jq's throughput is that
on the conversations).

All are run N times (default 3), one after the other, and the least time of each counts: what else the
machine does can only add to it. The input is read once before each of them, so that it comes from
memory and not from a disk.

--flat MB prints the peak memory of the streaming stages on 20 MB and on MB megabytes from a pipe.
Timings depend on the machine and on what else it does; compare ratios of one run only.

  -h, --help   print this
END
}

size=200 own= repeat=3 flat= stages=
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage; exit 0 ;;
    --size) size=$2; shift 2 ;;
    --input) own=$2; shift 2 ;;
    --repeat) repeat=$2; shift 2 ;;
    --flat) flat=$2; shift 2 ;;
    -*) usage >&2; exit 2 ;;
    *) stages="$stages $1"; shift ;;
  esac
done

stages=${stages:-ingest clean dedupe anonymize pair-extract label split export}

. "$root/tests/support/setup.sh"
install_packages build test bench >&2
configure build -DDESKMILL_TESTS=ON >&2
build build "$(build_jobs 1200)" programs bench >&2

bin=$root/build/bin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -n "$own" ]; then
  input=$own
  size=$(stat -L -c %s "$own" | awk '{ printf "%.1f", $1 / 1e6 }')
else
  input=$work/input.jsonl
  "$bin/bench_generate" "$size" >"$input"
fi

# arguments_of STAGE: what it needs beside input and output
arguments_of() {
  case $1 in
    label) echo "--labels $root/tests/bench/labels.yaml" ;;
    anonymize) echo "--key-file $work/key" ;;
    export) echo "--format openai --max-rejects 1000000000" ;;
  esac
}
wanted_of() {
  case $1 in
    ingest) echo 12 ;; clean) echo 25 ;; dedupe) echo 3 ;; anonymize) echo 15 ;;
    pair-extract) echo 10 ;; label) echo 10 ;; split) echo 60 ;; *) echo - ;;
  esac
}
head -c 32 /dev/zero | tr '\0' 'k' >"$work/key"

exports=
case " $stages " in *' ingest '*) [ -n "$own" ] || exports='openai rows table whatsapp wangwang' ;; esac
for form in $exports; do "$bin/bench_generate" $((size / 4 + 1)) "$form" >"$work/$form"; done

# measure COMMAND...: of $input; sets wall, cpu, peak
measure() {
  cat "$input" >/dev/null
  "$bin/bench_measure" "$@" <"$input" >/dev/null 2>"$work/messages" 3>"$work/numbers" ||
    { cat "$work/messages" >&2; exit 1; }
  read -r wall cpu peak <"$work/numbers"
}

# keep_least NAME: of the last measurement, in least[NAME cpu], least[NAME wall] and least[NAME peak]
declare -A least
keep_least() {
  local what
  for what in cpu wall peak; do
    least[$1 $what]=$(awk -v a="${!what}" -v b="${least[$1 $what]:-1e9}" 'BEGIN { print a < b ? a : b }')
  done
}

for _ in $(seq "$repeat"); do
  measure jq -c . && keep_least jq
  for stage in $stages; do
    for jobs in 1 2; do
      # shellcheck disable=SC2046
      measure "$bin/deskmill-$stage" $(arguments_of "$stage") -q "-j$jobs"
      keep_least "$stage $jobs"
    done
  done
  conversations=$input
  for form in $exports; do
    input=$work/$form
    measure "$bin/deskmill-ingest" -q -j1
    keep_least "$form"
  done
  input=$conversations
done

printf '%s MB, least of %s runs, jq -c . at %s MB/s of CPU time\n\n' "$size" "$repeat" \
  "$(awk "BEGIN { printf \"%.1f\", $size / ${least[jq cpu]} }")"
printf '%-14s %8s %8s %8s %10s\n' stage ratio wanted -j2 peak
for stage in $stages; do
  awk -v stage="$stage" -v wanted="$(wanted_of "$stage")" -v jq="${least[jq cpu]}" \
    -v cpu="${least[$stage 1 cpu]}" -v one="${least[$stage 1 wall]}" \
    -v two="${least[$stage 2 wall]}" -v peak="${least[$stage 1 peak]}" \
    'BEGIN { printf "%-14s %8.1f %8s %8.2f %10.1f\n", stage, jq / cpu, wanted, one / two, peak }'
done

[ -z "$exports" ] || printf '\ningest of other forms  ratio\n'
for form in $exports; do
  awk -v form="$form" -v megabytes="$(stat -c %s "$work/$form" | awk '{ print $1 / 1e6 }')" -v size="$size" \
    -v jq="${least[jq cpu]}" -v cpu="${least[$form cpu]}" \
    'BEGIN { printf "%-20s %7.1f\n", form, megabytes / cpu / (size / jq) }'
done

start_up() {
  input=/dev/null
  for _ in $(seq "$repeat"); do
    # shellcheck disable=SC2046
    measure "$bin/deskmill-$1" $(arguments_of "$1") -q -j1
    keep_least "$1 start"
  done
  awk -v stage="$1" -v cpu="${least[$1 start cpu]}" 'BEGIN { printf "%-14s %6.0f ms\n", stage, cpu * 1000 }'
}
printf '\nstart-up on empty input, CPU time (promised: at most 10 ms)\n'
for stage in $stages; do start_up "$stage"; done

[ -n "$flat" ] || exit 0
printf '\npeak memory in MiB of streaming stages\n%-14s %10s %10s\n' stage '20 MB' "$flat MB"
for stage in $stages; do
  [ "$stage" = dedupe ] && continue
  peaks=
  for megabytes in 20 "$flat"; do
    # shellcheck disable=SC2046
    "$bin/bench_generate" "$megabytes" |
      "$bin/bench_measure" "$bin/deskmill-$stage" $(arguments_of "$stage") -q -j1 3>"$work/numbers" >/dev/null
    read -r wall cpu peak <"$work/numbers"
    peaks="$peaks $peak"
  done
  # shellcheck disable=SC2086
  printf '%-14s %10s %10s\n' "$stage" $peaks
done
