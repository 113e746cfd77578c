#!/bin/bash
# The runner must be able to fail: each wrong expectation below has to be noticed.
#   self_test.sh SCRATCH_DIR
# SPDX-License-Identifier: Apache-2.0
set -u
scratch=$1 here=$(cd "$(dirname "$0")" && pwd) status=0
case=$scratch/case

# try VERDICT WHAT: runs the case as it stands and compares the verdict.
try() {
  bash "$here/run_case.sh" /nowhere "$case" "$scratch/run" >/dev/null && verdict=good || verdict=bad
  [ $verdict = "$1" ] || { echo "FAILED: $2 was found $verdict"; status=1; }
}

fresh_case() {
  rm -rf "$scratch"
  mkdir -p "$case/expect"
  echo 'cat in; echo problem >&2; cp in copy; exit 3' >"$case/cmd"
  echo text | tee "$case/in" "$case/out" >"$case/expect/copy"
  echo problem >"$case/err"
  echo 3 >"$case/exit"
}

fresh_case; try good "a right case"
fresh_case; echo other >"$case/out"; try bad "wrong standard output"
fresh_case; rm "$case/out"; try bad "unexpected standard output"
fresh_case; echo other >"$case/err"; try bad "wrong standard error"
fresh_case; rm "$case/exit"; try bad "wrong exit status"
fresh_case; echo other >"$case/expect/copy"; try bad "wrong file"
fresh_case; touch "$case/expect/missing"; try bad "missing file"
fresh_case; echo 'cat in; exit 3 # $JOBS' >"$case/cmd"; try bad "file that is not written"
fresh_case; echo 'cp in copy; echo problem >&2; echo $JOBS; exit 3' >"$case/cmd"; echo 1 >"$case/out"
try bad "output that depends on the jobs"
fresh_case; sed -i 's/^/touch .x.deskmill-tmp; /' "$case/cmd"; try bad "litter"
rm -rf "$scratch"
exit $status
