#!/bin/bash
# Sets up what is missing, builds and runs the tests.
# SPDX-License-Identifier: Apache-2.0
set -eu -o pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

usage() {
  cat <<'END'
Usage: tests/run.sh [--sanitize] [CTEST OPTION...]

Installs what is missing on Debian 12 (apt-get, as root or by sudo), makes a release build in build/
and runs all tests there. Asks nothing; a second run takes seconds and builds only what changed.

  --sanitize   with AddressSanitizer and UndefinedBehaviorSanitizer over all tests (build-asan/), then
               with ThreadSanitizer over those of lib/run (build-tsan/)
  -h, --help   print this

Other options go to ctest:
  tests/run.sh -R unit.json            only tests with this in their name
  tests/run.sh -R golden --verbose     show what they print

To accept what the golden cases print now: cmake --build build --target rebase-golden
END
}

sanitize=no
case ${1:-} in
  -h | --help) usage; exit 0 ;;
  --sanitize) sanitize=yes; shift ;;
esac

. "$root/tests/support/setup.sh"

# run_tests DIR [CTEST OPTION...]
run_tests() {
  local dir=$root/$1 progress=
  shift
  [ -t 1 ] && progress=--progress
  ctest --test-dir "$dir" --output-on-failure --no-tests=error --parallel "$(nproc)" $progress "$@"
}

# ThreadSanitizer of GCC 12 does not start where the kernel randomises addresses by more than 28 bits.
without_randomisation() {
  if setarch "$(uname -m)" -R true 2>/dev/null; then
    setarch "$(uname -m)" -R "$@"
  else
    "$@"
  fi
}

started=$SECONDS
install_packages build test
if [ $sanitize = no ]; then
  say "release build in build/"
  configure build -DDESKMILL_TESTS=ON
  build build "$(build_jobs 1200)" all
  say "tests"
  run_tests build "$@"
else
  say "build with AddressSanitizer and UndefinedBehaviorSanitizer in build-asan/"
  configure build-asan -DDESKMILL_TESTS=ON -DDESKMILL_SANITIZE=address
  build build-asan "$(build_jobs 2000)" all
  say "tests with AddressSanitizer and UndefinedBehaviorSanitizer"
  run_tests build-asan "$@"
  say "build with ThreadSanitizer in build-tsan/"
  configure build-tsan -DDESKMILL_TESTS=ON -DDESKMILL_SANITIZE=thread
  build build-tsan "$(build_jobs 2000)" test_run
  say "tests of lib/run with ThreadSanitizer"
  export -f run_tests && export root
  without_randomisation bash -c 'run_tests build-tsan -R "^unit\.run$"'
fi
say "done in $((SECONDS - started)) s"
