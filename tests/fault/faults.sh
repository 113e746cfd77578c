#!/bin/bash
# Fault tests: faults.sh BIN_DIRECTORY CASE. A case runs in a folder of its own and ends with 0 when the
# programs kept their promise: a clear message, the documented exit status, nothing lost, no litter.
# SPDX-License-Identifier: Apache-2.0
. "$(dirname "$0")/../support/cases.sh"

# records COUNT: utterances with distinct texts
records() {
  awk -v count="$1" 'BEGIN { for (i = 1; i <= count; i++) printf "{\"id\":\"u%d\",\"text\":\"请问第 %d 个包裹什么时候到\"}\n", i, i }'
}

case_full_disk_on_stdout() {
  records 2000 >in.jsonl
  run clean in.jsonl >/dev/full
  want_status 74
  want_message 'No space left on device'
}

case_full_disk_on_named_device() {
  records 2000 >in.jsonl
  run clean in.jsonl -o /dev/full
  want_status 74
  want_message '/dev/full'
}

case_full_disk_on_stats() {
  records 10 >in.jsonl
  run clean in.jsonl --stats /dev/full >/dev/null
  want_status 74
}

case_file_size_limit() {
  records 20000 >in.jsonl
  (ulimit -f 100; "$bin/deskmill-clean" in.jsonl -o out.jsonl 2>messages)
  status=$?
  want_status 74
  want_absent out.jsonl
  want_no_litter
}

# The outputs take what there is, and then an input cannot be opened: at which limit depends on what is
# open already. UBSan looks at the type of an object through a pipe of its own, and takes every object
# for broken when it gets none.
case_too_few_descriptors() {
  local inputs_refused=0
  ldd "$bin/deskmill-clean" | grep -q libubsan && return 0
  records 10 >in.jsonl
  for limit in $(seq 6 20); do
    (ulimit -n "$limit"; "$bin/deskmill-clean" in.jsonl -o out.jsonl --rejects r --stats s --manifest m 2>messages)
    status=$?
    [ "$status" = 0 ] && break
    [ "$status" = 127 ] && continue # not even the libraries could be opened
    [ "$status" = 66 ] || [ "$status" = 73 ] || fail "exit status $status"
    want_message "too many open files, the limit is $limit: raise it (ulimit -n)"
    grep -q 'in.jsonl: too many' messages && inputs_refused=1
    want_absent out.jsonl
    want_no_litter
  done
  want_status 0
  [ "$inputs_refused" = 1 ] || fail 'no limit let the outputs be opened and not the input'
}

# Many small files are synced together, in portions that the limit of open files allows.
case_many_small_files_with_few_descriptors() {
  mkdir raw
  for i in $(seq 100); do records 1 | sed "s/u/$i-/" >raw/$i.jsonl; done
  run clean raw --out-dir whole
  want_status 0
  (ulimit -n 40; "$bin/deskmill-clean" -j1 raw --out-dir out --rejects r --dropped d 2>messages)
  status=$?
  want_status 0
  diff -r whole/data out/data || fail 'the data differ'
  run check -q out
  want_status 0
}

# ingest has an output open for each input: what the user may have is taken without asking.
case_more_inputs_than_a_soft_limit_of_descriptors() {
  mkdir raw
  for i in $(seq 100); do records 1 | sed "s/u/$i-/" >raw/$i.jsonl; done
  (ulimit -S -n 50; "$bin/deskmill-ingest" -q raw --out-dir out 2>messages)
  status=$?
  want_status 0
  [ "$(ls out/data | wc -l)" = 100 ] || fail "not every input has its output"
}

# A broken input in the middle: what was done before it is not done again.
case_a_broken_input_among_many() {
  mkdir raw
  for i in $(seq 10 40); do records 5 | sed "s/u/$i-/" >raw/$i.jsonl; done
  run clean raw --out-dir whole
  records 5000 | gzip | head -c 20000 >raw/30.jsonl.gz
  run clean raw --out-dir out
  want_status 66
  want_message 'truncated gzip data, behind byte'
  want_absent out/meta/manifest.json
  want_no_litter
  rm raw/30.jsonl.gz
  run clean raw --out-dir out --resume
  want_status 0
  want_message '21 outputs were done already'
  want_equal whole/meta/manifest.json out/meta/manifest.json
}

case_dev_null_is_fine() {
  records 10 >in.jsonl
  run clean in.jsonl -o /dev/null
  want_status 0
  [ -c /dev/null ] || fail '/dev/null was replaced'
}

# A program that turns LF into CRLF was given CRLF: the manifest is true all the same, and so is the chain.
case_two_carriage_returns() {
  records 3 | sed 's/$/\r\r/' >in.jsonl
  run clean in.jsonl -o out.jsonl --manifest m.json
  want_status 0
  run check out.jsonl m.json
  want_status 0
  run split out.jsonl -o split.jsonl --manifest m2.json
  run check --chain m.json m2.json
  want_status 0
}

case_truncated_gzip() {
  records 5000 | gzip >whole.jsonl.gz
  head -c 20000 whole.jsonl.gz >cut.jsonl.gz
  run clean cut.jsonl.gz -o out.jsonl
  want_status 66
  want_message 'cut.jsonl.gz'
  want_absent out.jsonl
  want_no_litter
}

case_truncated_zstd() {
  records 5000 | zstd -q >whole.jsonl.zst
  head -c 5000 whole.jsonl.zst >cut.jsonl.zst
  run clean cut.jsonl.zst -o out.jsonl
  want_status 66
  want_message 'cut.jsonl.zst'
  want_absent out.jsonl
}

case_several_gzip_members_and_zstd_frames() {
  records 100 >in.jsonl
  { head -n 50 in.jsonl | gzip; tail -n 50 in.jsonl | gzip; } >two.jsonl.gz
  { head -n 50 in.jsonl | zstd -q; tail -n 50 in.jsonl | zstd -q; } >two.jsonl.zst
  for stored in two.jsonl.gz two.jsonl.zst; do
    run clean "$stored" -o out.jsonl
    want_status 0
    want_equal in.jsonl out.jsonl
  done
}

case_other_compression_names_the_command() {
  printf '\3757zXZ\0 and so on' >in.jsonl.xz
  run clean in.jsonl.xz
  want_status 66
  want_message 'xz -dc'
}

case_missing_and_unreadable_input() {
  run clean absent.jsonl
  want_status 66
  want_message 'absent.jsonl'
  [ "$(id -u)" = 0 ] && return
  records 1 >secret.jsonl
  chmod 000 secret.jsonl
  run clean secret.jsonl
  want_status 66
  want_message 'secret.jsonl'
}

case_folder_that_may_not_be_written() {
  local as=()
  if [ "$(id -u)" = 0 ]; then
    as=(setpriv --reuid 65534 --regid 65534 --clear-groups)
    chmod 755 .
    "${as[@]}" "$bin/deskmill-clean" --version >/dev/null 2>&1 && [ "$("${as[@]}" pwd -P 2>&1)" = "$(pwd -P)" ] || return 0
  fi
  records 1 >in.jsonl
  mkdir closed && chmod 555 closed
  for option in -o --stats '--trace 1 --trace-out'; do
    for dry in --dry-run --quiet; do
      "${as[@]}" "$bin/deskmill-clean" in.jsonl $option closed/x $dry >/dev/null 2>messages
      status=$?
      want_status 73
      want_message 'closed/x: its folder may not be written into'
    done
  done
  # Known at the start, not when memory runs short after hours.
  "${as[@]}" "$bin/deskmill-dedupe" in.jsonl --tmp-dir closed -q >/dev/null 2>messages
  status=$?
  want_status 73
  want_message 'closed: may not be written into (--tmp-dir)'
}

case_closed_pipe_dies_silently() {
  records 200000 >in.jsonl
  set -o pipefail
  "$bin/deskmill-clean" in.jsonl 2>messages | head -n 1 >/dev/null
  status=$?
  want_status 141
  [ ! -s messages ] || fail 'it said something'
}

case_kill_and_resume() {
  mkdir raw
  for i in 1 2 3 4 5 6; do records 30000 | sed "s/u/$i-/" >raw/$i.jsonl; done
  "$bin/deskmill-clean" -j1 -q raw --out-dir whole || fail 'the undisturbed run failed'
  "$bin/deskmill-clean" -j1 -q raw --out-dir out 2>/dev/null &
  victim=$!
  while [ ! -e out/data/2.jsonl ] && kill -0 $victim 2>/dev/null; do :; done
  kill -9 $victim 2>/dev/null
  wait $victim 2>/dev/null
  run clean raw --out-dir out --resume
  want_status 0
  for i in 1 2 3 4 5 6; do want_equal whole/data/$i.jsonl out/data/$i.jsonl; done
  want_equal whole/meta/stats.json out/meta/stats.json
  want_no_litter
  run clean raw --out-dir out --resume
  want_status 0
  want_equal whole/meta/stats.json out/meta/stats.json
}

case_resume_notices_change() {
  records 100 >in.jsonl
  run clean in.jsonl -o out.jsonl --manifest m.json
  want_status 0
  printf 'damaged' >>out.jsonl
  run clean in.jsonl -o out.jsonl --manifest m.json --resume
  want_status 0
  want_equal in.jsonl out.jsonl
  records 200 >in.jsonl
  run clean in.jsonl -o out.jsonl --manifest m.json --resume
  want_equal in.jsonl out.jsonl
}

# Looks without locking the file itself.
is_locked() {
  local inode
  inode=$(stat -c %i "$1" 2>/dev/null) && grep -q ":$inode " /proc/locks
}

# The first run waits for its input while it holds the output.
case_two_runs_on_one_output() {
  mkfifo slow
  "$bin/deskmill-clean" -q -o out.jsonl <slow &
  first=$!
  exec 8>slow
  records 1 >&8
  # A temporary file that is there and not yet locked would be taken for a leftover.
  for _ in $(seq 100); do is_locked .out.jsonl.deskmill-tmp && break; sleep 0.05; done
  records 1 >in.jsonl
  run clean in.jsonl -o out.jsonl
  want_status 75
  want_message 'out.jsonl'
  exec 8>&-
  wait $first || fail 'the first run failed'
  want_equal in.jsonl out.jsonl
  want_no_litter
}

interrupt_with() {
  mkfifo slow
  "$bin/deskmill-clean" -q -o out.jsonl <slow 2>messages &
  victim=$!
  exec 8>slow
  records 10 >&8
  for _ in $(seq 100); do [ -e .out.jsonl.deskmill-tmp ] && break; sleep 0.05; done
  kill "-$1" $victim
  wait $victim
  status=$?
  exec 8>&-
  want_status "$2"
  want_absent out.jsonl
  want_no_litter
}
case_terminated() { interrupt_with TERM 143; }
case_hung_up() { interrupt_with HUP 129; }

case_long_line() {
  records 1 >in.jsonl
  { printf '{"id":"long","text":"'; head -c 40000000 /dev/zero | tr '\0' x; printf '"}\n'; } >>in.jsonl
  records 1 | sed 's/u1/u2/' >>in.jsonl
  run clean in.jsonl --rejects rejects.jsonl --max-rejects 1 -o out.jsonl
  want_status 0
  [ "$(wc -l <out.jsonl)" = 2 ] || fail 'the good records are not all there'
  grep -q '"line":2' rejects.jsonl || fail 'the reject does not name line 2'
  [ "$(wc -c <rejects.jsonl)" -lt 100000 ] || fail 'the reject holds more than 64 KiB of the line'
  [ "$(stat -c %a rejects.jsonl)" = 600 ] || fail 'rejects can be read by others'
}

case_bad_lines_are_all_listed() {
  {
    records 1
    printf '{"text":"\\ud83d"}\n'
    printf '{"text":"\xff\xfe"}\n'
    printf '{"text":"a"} {"text":"b"}\n'
    printf '{"text":"a","text":"b"}\n'
    printf '{"text":01}\n'
    records 1 | sed 's/u1/u2/'
  } >in.jsonl
  run clean in.jsonl --rejects rejects.jsonl -o out.jsonl --stats stats.json
  want_status 65
  want_absent out.jsonl
  [ "$(wc -l <rejects.jsonl)" = 5 ] || fail 'not five rejects'
  for reason in json.lone_surrogate json.utf8 json.parse json.duplicate_key; do
    grep -qF "\"reason\":\"$reason\"" rejects.jsonl || fail "no reject for $reason"
  done
  grep -q raw_b64 rejects.jsonl || fail 'bytes that are not UTF-8 must be kept as base64'
  grep -q '"rejected":5' stats.json || fail 'the statistics do not count five'
  run clean in.jsonl -o out.jsonl
  want_message 'in.jsonl:2'
}

case_ten_thousand_turns() {
  {
    printf '{"kind":"conversation","id":"long","turns":['
    for i in $(seq 10000); do
      [ "$i" = 1 ] || printf ','
      if [ $((i % 2)) = 1 ]; then printf '{"role":"customer","text":"第%d个问题怎么办"}' "$i"
      else printf '{"role":"agent","text":"请在页面点击第%d个按钮"}' "$i"; fi
    done
    printf ']}\n'
  } >in.jsonl
  for stage in clean dedupe anonymize pair-extract split; do
    [ -x "$bin/deskmill-$stage" ] || continue
    run $stage -q in.jsonl -o out.jsonl
    want_status 0
    [ -s out.jsonl ] || fail "$stage lost the conversation"
  done
}

case_empty_input() {
  : >empty.jsonl
  for stage in ingest clean dedupe anonymize pair-extract split; do
    [ -x "$bin/deskmill-$stage" ] || continue
    run $stage -q empty.jsonl -o out.jsonl
    [ "$status" = 0 ] || fail "$stage: exit status $status on an empty file"
    [ -f out.jsonl ] && [ ! -s out.jsonl ] || fail "$stage: no empty output"
    rm -f out.jsonl
  done
}

case_pretty_printed_json() {
  printf '[\n  {"text": "a"},\n  {"text": "b"}\n]\n' >in.json
  run clean in.json -o out.jsonl
  want_status 65
  want_message 'deskmill ingest'
  want_absent out.jsonl
}

case_empty_environment() {
  records 100 >in.jsonl
  run clean in.jsonl -o expected.jsonl
  env -i "$bin/deskmill-clean" in.jsonl -o out.jsonl 2>messages || fail 'it failed'
  want_equal expected.jsonl out.jsonl
}

# Wherever it is that no more memory is to be had, from what the program needs to begin at all.
case_memory_runs_out() {
  # A build with sanitizers needs more.
  (ulimit -v 4000000; "$bin/deskmill-clean" --version) >/dev/null 2>&1 || return 0
  awk 'BEGIN { for (i = 1; i <= 200; i++)
    printf "{\"id\":\"c%d\",\"turns\":[{\"role\":\"customer\",\"text\":\"请问第%d单什么时候发货\"}," \
           "{\"role\":\"agent\",\"text\":\"您好，明天18:%d前发出\"}]}\n", i, i, i }' >in.jsonl
  for stage in clean ingest pair-extract; do
    least=20000
    until (ulimit -c 0 -v $least; "$bin/deskmill-$stage" --version) >/dev/null 2>&1; do
      least=$((least + 300))
    done
    for more in $(seq 0 250 22000); do
      (ulimit -v $((least + more)); "$bin/deskmill-$stage" -q -j2 in.jsonl >/dev/null 2>messages)
      status=$?
      case $status in
        0) ;;
        75) want_message 'out of memory' ;;
        *) fail "exit status $status of $stage" ;;
      esac
    done
  done
}

case_working_directory_is_gone() {
  records 10 >in.jsonl
  local here=$PWD
  mkdir gone && cd gone && rmdir "$here/gone"
  for output in '-o out.jsonl' '--out-dir set' '-o out.jsonl --manifest set.json --resume'; do
    # shellcheck disable=SC2086
    "$bin/deskmill-clean" "$here/in.jsonl" $output 2>"$here/messages"
    status=$?
    (cd "$here" && want_status 73 && ! grep -q 'bug' messages) || fail "with $output"
  done
  "$bin/deskmill-clean" -q "$here/in.jsonl" -o "$here/out.jsonl" || fail 'absolute paths need no folder'
}

case_output_is_input() {
  records 10 >in.jsonl
  cp in.jsonl copy.jsonl
  run clean in.jsonl -o in.jsonl
  want_status 73
  want_equal in.jsonl copy.jsonl
}

case_same_bytes_by_every_way() {
  records 5000 | awk '{ print; if (NR % 7 == 0) print }' >in.jsonl
  gzip -kn in.jsonl
  zstd -qk in.jsonl
  for stage in clean dedupe split; do
    run $stage -q -j1 in.jsonl -o expected.jsonl
    want_status 0
    for input in in.jsonl in.jsonl.gz in.jsonl.zst; do
      run $stage -q -j2 $input -o out.jsonl
      want_equal expected.jsonl out.jsonl
    done
    "$bin/deskmill-$stage" -q -j2 --source-name in.jsonl <in.jsonl >out.jsonl 2>messages || fail "$stage in a pipe"
    want_equal expected.jsonl out.jsonl
  done
}

case_spooling_without_room_on_disk() {
  records 200000 >in.jsonl
  run dedupe in.jsonl -o out.jsonl --tmp-dir /nonexistent --max-memory 1M
  [ "$status" = 74 ] || [ "$status" = 75 ] || [ "$status" = 73 ] || fail "exit status $status"
  want_absent out.jsonl
  want_no_litter
}

"case_$name"
