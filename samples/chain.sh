# The whole chain on the samples, one step after the other, so that every intermediate file can be
# looked at. Sourced by samples/run.sh, which sets `root` and stops at the first failure.
# SPDX-License-Identifier: Apache-2.0
samples=$root/samples
PATH=$root/build/bin:$PATH

# step NAME WHAT...: a headline.
step() {
  printf '\n'
  say "$@"
}

rm -rf "$samples/out"
mkdir -p "$samples/out/meta/ingest"
cd "$samples/out"

step "ingest: seven exports, recognised by their content, and a table with a mapping file"
deskmill ingest --tz +08:00 -o 1-recognised.jsonl --stats meta/ingest/recognised.json ../raw
deskmill ingest --tz +08:00 -o 1-mapped.jsonl --stats meta/ingest/mapped.json \
  --map ../mapped/membership.yaml ../mapped/membership.csv

step "clean: one Unicode form, no markup, no quoted mail, no turns that say nothing"
deskmill clean -v -o 2-clean.jsonl --stats meta/clean.json --dropped meta/clean.dropped.jsonl \
  1-recognised.jsonl 1-mapped.jsonl

step "dedupe: of twins one stays; 50元 is not 500元"
deskmill dedupe -v -o 3-unique.jsonl --stats meta/dedupe.json --dropped meta/dedupe.dropped.jsonl \
  2-clean.jsonl

step "anonymize: with a key made for this run; customers become pseudonyms"
(umask 077 && head -c 32 /dev/urandom >key)
deskmill anonymize -v -o 4-anonymous.jsonl --stats meta/anonymize.json --key-file key 3-unique.jsonl

step "pair-extract: questions and their answers"
deskmill pair-extract -v -o 5-pairs.jsonl --stats meta/pair-extract.json \
  --dropped meta/pair-extract.dropped.jsonl 4-anonymous.jsonl

step "label: rules that vote"
deskmill label -v -o 6-labelled.jsonl --stats meta/label.json --table meta/functions.txt \
  --labels ../labels.yaml 5-pairs.jsonl
cat meta/functions.txt

step "split: a data set whose sides share nothing; with so few pairs, one of each intent in test is enough"
deskmill split -v --out-dir dataset --test-floor 1 --validation-floor 1 6-labelled.jsonl

step "export: rows for two trainers"
deskmill export -v -o openai.jsonl --stats meta/export.json --format openai dataset
deskmill export -v --out-dir sharegpt --format sharegpt dataset

step "check: every file fits its schema, every manifest tells the truth"
deskmill check ./*.jsonl meta dataset sharegpt

step "check: nothing was lost on the way"
deskmill check --chain meta/ingest meta/clean.json meta/dedupe.json meta/anonymize.json \
  meta/pair-extract.json meta/label.json dataset/meta/stats.json meta/export.json

step "check: no planted name or number is left, and the sides of the data set share nothing"
deskmill check --leaks ../planted.txt [4-6]-*.jsonl openai.jsonl dataset sharegpt
deskmill check --splits dataset

step "a pair, and a row for training"
head -n 1 dataset/data/train-00000-of-00001.jsonl
head -n 1 sharegpt/data/train-00000-of-00001.jsonl

step "the results are in samples/out/:"
cat <<'END'
   1-*.jsonl ... 6-labelled.jsonl   the records after each stage
   dataset/                         train, validation and test, as Hugging Face loads them
   openai.jsonl, sharegpt/          rows for trainers
   meta/                            counts of each stage and what it dropped
END
