#!/bin/bash
# The chain of the samples, and its Makefile: right the first time, idle the second, only one shard
# when one raw file changed.
#   samples.sh PROJECT_DIR BIN_DIR SCRATCH_DIR
# SPDX-License-Identifier: Apache-2.0
set -eu -o pipefail
project=$1 bin=$2 root=$3/project
rm -rf "$3"
mkdir -p "$root/build"
ln -s "$bin" "$root/build/bin"
cp -R "$project/samples" "$root/samples"

fail() {
  echo "FAILED: $*"
  exit 1
}

say() { printf '== %s\n' "$*"; }
(. "$root/samples/chain.sh") >"$3/chain.log" 2>&1 || { cat "$3/chain.log"; fail "samples/chain.sh"; }
[ "$(stat -c %a "$root/samples/out/key")" = 600 ] || fail "others can read the key"

command -v make >/dev/null || exit 0
cd "$root/samples"
rm -rf out-make
unset MAKEFLAGS MAKELEVEL
# A mapping is not for tables alone.
printf '{"call":"c1","who":"caller","said":"怎么取消预约"}\n{"call":"c1","who":"desk","said":"在我的预约里点取消"}\n' \
  >mapped/calls.jsonl
printf 'name: calls\ninput: {format: json}\nconversation: call\ntext: said\nrole:\n  - {field: who, map: {caller: customer, desk: agent}}\n' \
  >mapped/calls.yaml
make -j4 check >"$3/make.log" 2>&1 || { cat "$3/make.log"; fail "make check"; }
grep -q '"id":"calls:c1"' out-make/ingest/calls.jsonl.jsonl || fail "a mapped JSON file was not read"
make -q || fail "a second make does something"
cp out-make/openai.jsonl "$3/before.jsonl"
touch raw/jddc.tsv
make -n all | grep -o '[a-z-]* -q .*' | grep -v jddc >"$3/others.log" || true
others=$(awk '{ print $1 }' "$3/others.log" | sort | tr '\n' ' ')
[ "$others" = "dedupe export split " ] || fail "touching one raw file also runs: $others"
make all >"$3/make.log" 2>&1 || { cat "$3/make.log"; fail "make after a touch"; }
cmp "$3/before.jsonl" out-make/openai.jsonl || fail "the same raw files gave other rows"

# What is deleted is made again, whatever it is, in one go.
for file in clean/jddc.tsv.jsonl meta/clean/jddc.tsv.json meta/dedupe.json dataset/meta/stats.json \
  dataset/data/test-00000-of-00001.jsonl meta/export.json; do
  rm "out-make/$file"
  make -j4 >"$3/make.log" 2>&1 || { cat "$3/make.log"; fail "make after $file was deleted"; }
  [ -e "out-make/$file" ] || fail "$file was deleted and is not made again"
  make -q || fail "$file was deleted, and a second make does something"
done
cmp "$3/before.jsonl" out-make/openai.jsonl || fail "what was deleted and made again is not the same"

rm raw/webchat.jsonl
make -j4 check >"$3/make.log" 2>&1 || { cat "$3/make.log"; fail "make check without one shard"; }
[ -z "$(find out-make -name '*webchat*')" ] || fail "files of a shard that is gone are left"
! grep -q '"conversation":"w[0-9]' out-make/unique.jsonl || fail "the data set has rows of a shard that is gone"
make -q || fail "make after a shard went does something twice"
rm out-make/key
touch raw/jddc.tsv
make -n all | grep 'anonymize .*airline' >/dev/null || fail "a new key leaves old pseudonyms"
