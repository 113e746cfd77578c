#!/bin/bash
# Sets up what is missing, builds, and runs the whole chain on the samples.
# SPDX-License-Identifier: Apache-2.0
set -eu -o pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

usage() {
  cat <<'END'
Usage: samples/run.sh

Installs what is missing on Debian 12 (apt-get, as root or by sudo), makes a release build in build/
(programs in build/bin/) and runs the whole chain on the samples into samples/out/, showing what each
stage did. Asks nothing; a second run takes seconds.

  -h, --help   print this
END
}

case ${1:-} in
  '') ;;
  -h | --help) usage; exit 0 ;;
  *) usage >&2; exit 2 ;;
esac

. "$root/tests/support/setup.sh"

install_packages build
say "release build in build/"
configure build
build build "$(build_jobs 1200)" programs
. "$root/samples/chain.sh"
