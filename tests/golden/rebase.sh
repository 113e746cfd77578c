#!/bin/bash
# Rewrites what golden cases and help pages expect: rebase.sh BIN_DIR SCRATCH_DIR CASE_LIST PROGRAM...
# SPDX-License-Identifier: Apache-2.0
set -u
bin=$1 scratch=$2 cases=$3 here=$(cd "$(dirname "$0")" && pwd) status=0
shift 3
while IFS= read -r case; do
  bash "$here/run_case.sh" --rebase "$bin" "$case" "$scratch" || { echo "in $case"; status=1; }
done <"$cases"
for program; do
  bash "$here/run_help.sh" --rebase "$bin/$program" "$here/help/${program#deskmill-}.txt" || status=1
done
exit $status
