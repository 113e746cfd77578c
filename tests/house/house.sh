#!/bin/bash
# The rules of the house (docs: the rooms and their arrows), checked on the sources below ROOT:
#   house.sh ROOT
# Prints FILE:LINE: what is wrong, and ends with 1 if anything is.
# SPDX-License-Identifier: Apache-2.0
set -u -o pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$1" || exit 2

rooms="core json text config markup rules schema io run stages cli"
max_function_lines=60

sources() { find lib tools -name '*.[ch]pp' | LC_ALL=C sort; }

# FILE:LINE:HEADER of every include, with < > or " " kept.
includes() {
  sources | xargs -r grep -HnoE '^ *# *include *[<"][^>"]*[>"]' | sed -E 's/# *include *//; s/: */:/g'
}

# Headers with a dot or a slash are not C++'s own; headers.txt may name others as well.
foreign_headers() {
  local patterns=() places=() verdict file line header i
  while read -r header file; do
    [[ $header == \#* ]] || { patterns+=("$header") places+=("$file"); }
  done <"$here/headers.txt"
  while IFS=: read -r file line header; do
    [[ $header == *[./]* ]] && verdict=refused || verdict=fine
    for i in "${!patterns[@]}"; do
      # shellcheck disable=SC2053
      [[ $header == ${patterns[i]} ]] || continue
      # shellcheck disable=SC2053
      [[ $file == ${places[i]} ]] && verdict=fine && break
      verdict=refused
    done
    [ $verdict = fine ] || echo "$file:$line: <$header> has no place here (tests/house/headers.txt)"
  done < <(includes | grep '<' | tr -d '<>')
}

# A room includes only itself and rooms before it; a stage is seen by itself and by tools.
arrows() {
  local -A rank=()
  local room file line header from to
  for room in $rooms; do rank[$room]=${#rank[@]}; done
  while IFS=: read -r file line header; do
    from=${file#lib/} from=${from%%/*} to=${header%%/*}
    if [ ! -e "lib/$header" ] || [ -z "${rank[$to]:-}" ]; then
      echo "$file:$line: \"$header\" is no header of a room"
    elif [ "${rank[$to]}" -gt "${rank[$from]:--1}" ]; then
      echo "$file:$line: $from may not include $to: the arrow runs up"
    elif [ $to = stages ] && [ $from != stages ]; then
      echo "$file:$line: only tools see a stage and $from together"
    elif [ $to = stages ]; then
      file=${file#lib/stages/} header=${header#stages/}
      [ "${file%%/*}" = "${header%%/*}" ] ||
        echo "lib/stages/$file:$line: a stage may not include another stage"
    fi
  done < <(includes | grep '^lib/.*"' | tr -d '"')
}

# Folders stand in the order of what they need: each includes itself and those before it.
declare -A folders=(
  [json]="tokens records elements"
  [io]="descriptors compression"
  [run]="reports batches outputs"
  [cli]="parsing pages console"
  [stages/ingest]="times cutting head conversations mapping guessing readers inputs"
  [stages/clean]="scan texts mail rules"
  [stages/dedupe]="texts items join"
  [stages/anonymize]="bytes policy names numbers scan recognizers values replace passages"
  [stages/anonymize/recognizers]="context online people addresses phones documents codes"
  [stages/pair_extract]="phrases tags messages links"
)

# FILE:LINE:HEADER of the includes of FOLDERS' files that match, from their place in lib on.
includes_within() { includes | grep "^lib/$1" | tr -d '"' | sed 's|^lib/||'; }

folder_arrows() {
  local room file line header from to place
  for room in "${!folders[@]}"; do
    local -A place=()
    for from in ${folders[$room]}; do place[$from]=${#place[@]}; done
    while IFS=: read -r file line header; do
      from=${file#"$room"/} to=${header#"$room"/}
      [[ $from == */* ]] || continue
      from=${from%%/*}
      if [ -z "${place[$from]:-}" ]; then
        echo "lib/$file:$line: folder $from has no place in the order of $room (tests/house/house.sh)"
      elif [[ $to == */* && ${place[${to%%/*}]:-99} -gt ${place[$from]} ]]; then
        echo "lib/$file:$line: $room/$from may not include ${to%%/*}: the arrow runs up"
      fi
    done < <(includes_within "$room/.*\"$room/")
  done
}

# A file beside the folders of a stage sees them all, and none of them sees it, but what a folder
# needs to be one: options.hpp, recognizer.hpp. The folders of a folder are not seen from outside it.
# In a room it is the other way round: what stands beside the folders is for other rooms, and the
# folders are its machinery, seen by its sources and by no header of another room or beside them.
sides_of_folders() {
  local room file line header from to
  for room in "${!folders[@]}"; do
    while IFS=: read -r file line header; do
      from=${file#"$room"/} to=${header#"$room"/}
      if [[ $room == stages/* && $file == "$room"/* ]]; then
        [[ $from == */* && $to != */* && $to != options.hpp && $to != recognizer.hpp ]] &&
          echo "lib/$file:$line: $room/${from%%/*} may not include $to: the arrow runs up"
      elif [[ $to == */* && $file != "$room"/* ]]; then
        echo "lib/$file:$line: $header is machinery of $room, not for other rooms"
      elif [[ $to == */* && $from == *.hpp && $from != */* ]]; then
        echo "lib/$file:$line: $header is machinery of $room, not for headers that other rooms include"
      fi
    done < <(includes_within ".*\"$room/")
  done
}

streams_and_exits() {
  sources | grep '^lib/' | grep -v '^lib/cli/' |
    xargs -r grep -HnE 'std::(cout|cerr|clog)|(^|[^_[:alnum:]])exit\(' | grep -vE '^[^:]*:[0-9]+: *//' |
    sed 's/$/   <- output and exit statuses are the business of lib\/cli/'
}

licences() {
  find lib tools tests samples .ci -type f \( -name '*.[ch]pp' -o -name '*.sh' -o -path .ci/run \) |
    LC_ALL=C sort | xargs -r grep -LxE '(//|#) SPDX-License-Identifier: Apache-2.0' |
    sed 's/$/:1: no SPDX line/'
}

opening_comments() {
  sources | grep 'hpp$' | xargs -r awk 'FNR == 1 && (!/^\/\/ ./ || /SPDX/) {
    print FILENAME ":1: does not open with what it is"
  }'
}

# A function is what begins at no or two blanks of indentation and ends at the same one. One that
# returns a table at once has no limit: it is data.
long_functions() {
  sources | xargs -r awk -v most=$max_function_lines '
    FNR == 1 { begin = 0 }
    /^(  )?[^ \/#].*[)a-z] *\{$/ && !/^ *(namespace|class|struct|enum|constexpr|static|inline constexpr|const) / && !begin {
      begin = FNR; indent = match($0, /[^ ]/) - 1
    }
    begin && FNR == begin + 1 && /^ *return \{$/ { begin = 0 }
    begin && match($0, /^ *}/) && RLENGTH == indent + 1 {
      if (FNR - begin + 1 > most) print FILENAME ":" begin ": function of " FNR - begin + 1 " lines"
      begin = 0
    }'
}

# clang-format holds code to the limit and leaves comments alone; long strings have none.
wide_comments() {
  sources | LC_ALL=C.UTF-8 xargs -r grep -HnE '^ *//.*' | LC_ALL=C.UTF-8 sed -nE \
    's/^([^:]*:[0-9]+:).{101,}$/\1 a comment of more than 100 columns/p'
}

# Every program is in CMake's list and in the table that help and configuration walk through.
stage_lists() {
  [ -e tools/CMakeLists.txt ] || return
  local listed tabled
  listed=$(sed -n 's/^set(DESKMILL_TOOLS \([^$)]*\))$/\1/p' tools/CMakeLists.txt)
  tabled=$(sed -n 's/^ *StageInfo{"\([^"]*\)",.*/\1/p' lib/cli/stages.hpp | xargs)
  [ "$listed" = "$tabled" ] ||
    echo "lib/cli/stages.hpp:1: names '$tabled', tools/CMakeLists.txt '$listed'"
}

complaints=$(
  foreign_headers
  arrows
  folder_arrows
  sides_of_folders
  streams_and_exits
  licences
  opening_comments
  long_functions
  wide_comments
  stage_lists
)
[ -z "$complaints" ] && exit 0
printf '%s\n' "$complaints"
exit 1
