#!/bin/bash
# Every relative link of the documentation leads to a file; the Chinese README keeps step.
#   links.sh PROJECT_DIR
# SPDX-License-Identifier: Apache-2.0
set -u
project=$1
failures=0

fail() {
  echo "FAILED: $*"
  failures=$((failures + 1))
}

# Targets of links, one a line, outside fenced blocks and code spans.
links_of() {
  awk '/^```/ { fenced = !fenced; next } !fenced' "$1" | sed 's/`[^`]*`//g' |
    grep -o '\](\([^)]*\))' | sed 's/^](//; s/)$//; s/#.*//'
}

for page in "$project"/*.md "$project"/docs/*.md "$project"/samples/*.md "$project"/tests/*/README.md; do
  while IFS= read -r link; do
    case $link in '' | http://* | https://* | mailto:*) continue ;; esac
    [ -e "$(dirname "$page")/$link" ] || fail "${page#"$project"/} links to $link, which is not there"
  done < <(links_of "$page")
done

# headings FILE: how many of each level.
headings() { awk '/^```/ { fenced = !fenced } !fenced && /^#+ / { print length($1) }' "$1"; }
if [ -e "$project/README.zh.md" ]; then
  [ "$(headings "$project/README.md")" = "$(headings "$project/README.zh.md")" ] ||
    fail "README.md and README.zh.md have different headings"
fi
for page in "$project"/docs/*.md; do
  grep -qF "docs/$(basename "$page")" "$project/README.md" ||
    fail "README.md does not link to docs/$(basename "$page")"
done
exit $((failures > 0))
