#!/bin/bash
# Scores every stage on public data sets, one line a score.
# SPDX-License-Identifier: Apache-2.0
set -eu -o pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)

usage() {
  cat <<'END'
Usage: tests/quality/run.sh DIR [STAGE...]

Scores the stages on the data sets in DIR (docs/quality.md names them) and prints stage, set, metric,
score, trivial floor, best known figure, and what was tuned on which part. Sets that are missing are
skipped. Without DIR nothing is scored.

  -h, --help   print this
END
}

case ${1:-} in
  -h | --help) usage; exit 0 ;;
  '') echo 'tests/quality/run.sh: no data folder given, nothing scored'; exit 0 ;;
esac
data=$(cd "$1" && pwd)
shift

. "$root/tests/support/setup.sh"
install_packages build test >&2
configure build -DDESKMILL_TESTS=ON >&2
build build "$(build_jobs 1200)" quality >&2

printf '%-12s %-24s %-40s %8s %8s %8s  %s\n' stage set metric score floor best note
for stage in "${@:-ingest clean dedupe anonymize pair_extract label split}"; do
  for name in $stage; do
    program=$(find "$root/build" -name "${name}_quality" -type f -perm -u+x | head -n 1)
    [ -n "$program" ] || continue
    "$program" "$data"
  done
done
