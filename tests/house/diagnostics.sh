#!/bin/bash
# Every reason that the sources can give (rejects, dropped, merged, findings) is in docs/diagnostics.md:
#   diagnostics.sh ROOT
# Prints the names that are missing, with their places, and ends with 1 if there are any.
# SPDX-License-Identifier: Apache-2.0
set -u -o pipefail
cd "$1" || exit 2
page=docs/diagnostics.md

# Families whose names are reasons wherever they stand; rules of clean and label have families of their own.
families='json|record|charset|csv|chat|ingest|pair|export|dedupe|anonymize|schema|id|span|law|chain|manifest'
names="($families)(\\.[a-z0-9_]+)+|clean\\.empty|label\\.none|split\\.(quarantine|group|twin)"
files='\.(jsonl|json|csv|txt|ya?ml|hpp|gz|zst)"$'

# FILE:LINE:"name"
named() { grep -rnoE "\"($names)\"" lib --include='*.[ch]pp' | grep -vE "$files"; }
# The first argument of what drops, merges or rejects.
given() {
  grep -rnoE '(dropped|merged|rejected)\("[a-z0-9_.]+[a-z0-9_]"' lib --include='*.cpp' | sed -E 's/:[a-z]+\(/:/'
}

status=0
while IFS=: read -r file line name; do
  name=${name//\"/}
  grep -qF "\`$name\`" "$page" && continue
  echo "$file:$line: $name is not in $page"
  status=1
done < <({ named; given; } | LC_ALL=C sort -u)
[ "$({ named; given; } | wc -l)" -ge 30 ] || { echo "$0: finds hardly any names: repair it"; status=1; }
exit $status
