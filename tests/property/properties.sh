#!/bin/bash
# Property tests: generated conversations through the real programs, against what sort, cmp and grep say.
# SPDX-License-Identifier: Apache-2.0
. "$(dirname "$0")/../support/cases.sh"
set -o pipefail

generated() { "$bin/bench_generate" "${1:-3}" >in.jsonl; }
ok() {
  run "$@" -q
  want_status 0
}
want_same_lines() {
  LC_ALL=C sort "$1" >a.sorted
  LC_ALL=C sort "$2" >b.sorted
  cmp -s a.sorted b.sorted || fail "$1 and $2 do not hold the same lines"
}
texts_of() { grep -oE '"(text|question|answer)":"([^"\\]|\\.)*"' "$1"; }

case_clean_twice_is_clean_once() {
  generated
  ok clean in.jsonl -o once.jsonl
  ok clean once.jsonl -o twice.jsonl
  want_equal once.jsonl twice.jsonl
}

case_clean_leaves_everything_but_texts() {
  generated
  ok clean in.jsonl -o out.jsonl
  sed -E 's/"text":"([^"\\]|\\.)*"/T/g' in.jsonl >a
  sed -E 's/"text":"([^"\\]|\\.)*"/T/g' out.jsonl >b
  [ "$(wc -l <a)" = "$(wc -l <b)" ] || fail 'records are missing'
  grep -oE '"meta":.*' a >a.meta
  grep -oE '"meta":.*' b >b.meta
  want_equal a.meta b.meta
}

case_dedupe_keeps_an_ordered_subset() {
  generated
  ok dedupe in.jsonl -o out.jsonl --dropped gone.jsonl
  sed -E 's/,"dropped_by":"[^"]*","duplicate_of":"[^"]*"\}$/}/' gone.jsonl >gone.raw
  cat out.jsonl gone.raw >all.jsonl
  want_same_lines in.jsonl all.jsonl
  grep -nFxf out.jsonl in.jsonl | sed 's/^[0-9]*://' | cmp -s - out.jsonl || fail 'the order changed'
  grep -oE '"duplicate_of":"[^"]*"' gone.jsonl | sed 's/.*:"\(.*\)"/"id":"\1"/' | sort -u >survivors
  grep -oFf survivors out.jsonl | sort -u | cmp -s - survivors || fail 'a survivor is not kept'
}

case_dedupe_does_not_depend_on_order() {
  generated 2
  LC_ALL=C sort -r in.jsonl >reversed.jsonl
  ok dedupe in.jsonl -o a.jsonl
  ok dedupe reversed.jsonl -o b.jsonl
  want_same_lines a.jsonl b.jsonl
}

case_dedupe_finds_nothing_more_in_its_output() {
  generated 2
  ok dedupe --exact-only in.jsonl -o once.jsonl
  ok dedupe --exact-only once.jsonl -o twice.jsonl
  want_equal once.jsonl twice.jsonl
}

case_dedupe_spills_to_the_same_bytes() {
  generated 6
  ok dedupe in.jsonl -o a.jsonl
  ok dedupe --max-memory 8M in.jsonl -o b.jsonl
  want_equal a.jsonl b.jsonl
}

case_split_loses_nothing_and_tears_no_customer() {
  generated
  ok split in.jsonl --out-dir set
  cat set/data/*.jsonl >all.jsonl
  want_same_lines in.jsonl all.jsonl
  for side in train validation test; do
    grep -oE '"customer":"[^"]*"' set/data/$side-00000-of-00001.jsonl | sort -u >$side.customers
    [ -s $side.customers ] || fail "nothing in $side"
  done
  sort train.customers validation.customers test.customers | uniq -d >shared
  [ ! -s shared ] || fail 'customers on two sides'
  run check --splits set
  want_status 0
}

case_split_in_a_pipe_only_appends() {
  generated 1
  ok split in.jsonl -o out.jsonl
  sed -E 's/,"split":"(train|validation|test)"\}$/}/' out.jsonl | cmp -s - in.jsonl || fail 'more than split changed'
}

case_anonymize_leaves_no_planted_value() {
  generated
  grep -oE '电话13[0-9]{9}|user[0-9]+@example\.com|415-555-[0-9]{4}' in.jsonl | sed 's/电话//' | sort -u >planted.txt
  [ "$(wc -l <planted.txt)" -gt 100 ] || fail 'too few values planted'
  head -c 32 /dev/zero | tr '\0' k >key
  ok anonymize --key-file key in.jsonl -o out.jsonl
  run check --leaks planted.txt out.jsonl
  want_status 0
  run check --leaks planted.txt in.jsonl
  want_status 1
}

case_pseudonyms_are_the_same_on_every_shard() {
  generated 2
  head -c 32 /dev/zero | tr '\0' k >key
  head -n 500 in.jsonl >first.jsonl
  tail -n +501 in.jsonl >second.jsonl
  ok anonymize --key-file key in.jsonl -o whole.jsonl
  ok anonymize --key-file key first.jsonl -o a.jsonl
  ok anonymize --key-file key second.jsonl -o b.jsonl
  cat a.jsonl b.jsonl | cmp -s - whole.jsonl || fail 'shards and whole differ'
  grep -qF "$(cat key)" whole.jsonl && fail 'the key is in the output'
  return 0
}

case_the_chain_conserves_records() {
  generated 2
  head -c 32 /dev/zero | tr '\0' k >key
  ok ingest in.jsonl -o 1.jsonl --stats 1.json
  ok clean 1.jsonl -o 2.jsonl --stats 2.json
  ok dedupe 2.jsonl -o 3.jsonl --stats 3.json
  ok anonymize --key-file key 3.jsonl -o 4.jsonl --stats 4.json
  ok pair-extract 4.jsonl -o 5.jsonl --stats 5.json
  ok split 5.jsonl -o 6.jsonl --stats 6.json
  run check -q 1.jsonl 2.jsonl 3.jsonl 4.jsonl 5.jsonl 6.jsonl 1.json 2.json 3.json 4.json 5.json 6.json
  want_status 0
  run check -q --chain 1.json 2.json 3.json 4.json 5.json 6.json
  want_status 0
  run check -q --chain 1.json 3.json
  want_status 1
}

case_jobs_change_nothing() {
  generated 4
  head -c 32 /dev/zero | tr '\0' k >key
  for stage in ingest clean dedupe 'anonymize --key-file key' pair-extract split; do
    # shellcheck disable=SC2086
    ok $stage -j1 in.jsonl -o one.jsonl --stats one.json
    # shellcheck disable=SC2086
    ok $stage -j4 in.jsonl -o four.jsonl --stats four.json
    want_equal one.jsonl four.jsonl
    want_equal one.json four.json
  done
}

case_pairs_quote_their_conversation() {
  generated 1
  ok pair-extract in.jsonl -o pairs.jsonl
  [ "$(wc -l <pairs.jsonl)" -gt 100 ] || fail 'hardly any pairs'
  grep -oE '"conversation":"[^"]*"' pairs.jsonl | sed 's/"conversation"/"id"/' | sort -u >ids
  grep -oFf ids in.jsonl | sort -u | cmp -s - ids || fail 'a pair names no conversation'
  grep -oE '"id":"[^"]*"' pairs.jsonl | sort | uniq -d >repeated
  [ ! -s repeated ] || fail 'pair ids repeat'
}

"case_$name"
