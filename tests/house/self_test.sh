#!/bin/bash
# The guard must be able to fail: in a made-up tree each offence below has to be found, and nothing else.
#   self_test.sh SCRATCH_DIR
# SPDX-License-Identifier: Apache-2.0
set -u
here=$(cd "$(dirname "$0")" && pwd) tree=$1/tree status=0

# put FILE LINE...: a source with an opening comment and a licence.
put() {
  local file=$tree/$1
  shift
  mkdir -p "$(dirname "$file")"
  printf '%s\n' '// A source.' '// SPDX-License-Identifier: Apache-2.0' "$@" >"$file"
}

sound_tree() {
  rm -rf "$tree"
  mkdir -p "$tree"/{lib,tools,tests,samples,.ci}
  put lib/core/error.hpp '#include <string>'
  put lib/json/codec.hpp '#include "core/error.hpp"'
  put lib/json/codec.cpp '#include <simdjson.h>' '#include "json/codec.hpp"' '// exit(1) is a comment'
  put lib/cli/tool.hpp '#include "json/codec.hpp"'
  put lib/cli/stages.hpp '    StageInfo{"clean", "..."},'
  put lib/stages/clean/clean.hpp '#include "core/error.hpp"'
  put lib/stages/split/split.hpp '#include <sodium.h>'
  put tools/clean.cpp '#include "cli/tool.hpp"' '#include "stages/clean/clean.hpp"'
  echo 'set(DESKMILL_TOOLS clean)' >"$tree/tools/CMakeLists.txt"
}

# found WHAT: the guard complains of exactly this (a pattern of grep).
found() {
  local complaints
  complaints=$(bash "$here/house.sh" "$tree")
  grep -q -- "$1" <<<"$complaints" && [ "$(wc -l <<<"$complaints")" = 1 ] && return
  echo "FAILED: expected one complaint '$1', got: ${complaints:-none}"
  status=1
}

sound_tree
bash "$here/house.sh" "$tree" || { echo "FAILED: a sound tree is refused"; status=1; }

sound_tree; put lib/json/more.cpp '#include <re2/re2.h>'; found '^lib/json/more.cpp:3: <re2/re2.h>'
sound_tree; put lib/rules/set.hpp '#include <re2/re2.h>'; found '^lib/rules/set.hpp:3: '
sound_tree; put tools/clean.cpp '# include <boost/any.hpp>'; found '^tools/clean.cpp:3: <boost/any'
sound_tree; put lib/stages/clean/work.cpp '#include <thread>'; found 'work.cpp:3: <thread>'
sound_tree; put lib/stages/clean/work.cpp '#include <unistd.h>'; found 'work.cpp:3: <unistd.h>'
sound_tree; put lib/core/hash.cpp '#include "json/codec.hpp"'; found 'core may not include json'
sound_tree; put lib/stages/clean/a.cpp '#include "cli/tool.hpp"'; found 'stages may not include cli'
sound_tree; put lib/cli/a.cpp '#include "stages/clean/clean.hpp"'; found 'only tools see a stage'
sound_tree; put lib/stages/clean/a.cpp '#include "stages/split/split.hpp"'; found 'another stage'
sound_tree; put lib/stages/ingest/readers/a.hpp; put lib/stages/ingest/times/a.cpp \
  '#include "stages/ingest/readers/a.hpp"'; found 'ingest/times may not include readers'
sound_tree; put lib/stages/ingest/a.hpp; put lib/stages/ingest/times/a.cpp \
  '#include "stages/ingest/a.hpp"'; found 'ingest/times may not include a.hpp'
sound_tree; put lib/stages/ingest/odd/a.hpp; put lib/stages/ingest/odd/a.cpp \
  '#include "stages/ingest/odd/a.hpp"'; found 'folder odd has no place'
recognizers=stages/anonymize/recognizers
sound_tree; put lib/$recognizers/codes/a.hpp; put lib/$recognizers/phones/a.cpp \
  "#include \"$recognizers/codes/a.hpp\""; found 'recognizers/phones may not include codes'
sound_tree; put lib/$recognizers/table.hpp; put lib/$recognizers/codes/a.cpp \
  "#include \"$recognizers/table.hpp\""; found 'recognizers/codes may not include table.hpp'
sound_tree; put lib/$recognizers/codes/a.hpp; put lib/stages/anonymize/values/a.cpp \
  "#include \"$recognizers/codes/a.hpp\""; found 'machinery of stages/anonymize/recognizers'
sound_tree; put lib/$recognizers/table.hpp; put lib/$recognizers/recognizer.hpp
put lib/$recognizers/codes/a.cpp "#include \"$recognizers/recognizer.hpp\""
put lib/stages/anonymize/values/a.cpp "#include \"$recognizers/table.hpp\""
bash "$here/house.sh" "$tree" || { echo "FAILED: recognizers may be used by their table"; status=1; }
sound_tree; put lib/io/compression/a.hpp; put lib/io/descriptors/a.cpp \
  '#include "io/compression/a.hpp"'; found 'io/descriptors may not include compression'
sound_tree; put lib/io/compression/a.hpp; put lib/run/a.cpp \
  '#include "io/compression/a.hpp"'; found 'machinery of io, not for other rooms'
sound_tree; put lib/io/compression/a.hpp; put lib/io/b.hpp \
  '#include "io/compression/a.hpp"'; found 'machinery of io, not for headers'
sound_tree; put lib/io/b.hpp; put lib/io/compression/a.hpp '#include "io/b.hpp"'
put lib/io/b.cpp '#include "io/compression/a.hpp"'
bash "$here/house.sh" "$tree" || { echo "FAILED: a room may use its folders"; status=1; }
sound_tree; put lib/core/a.cpp '#include "core/missing.hpp"'; found 'is no header of a room'
sound_tree; put lib/json/a.cpp '  std::cout << 1;'; found 'a.cpp:3: .*std::cout'
sound_tree; put lib/json/a.cpp '  if (bad) exit(1);'; found 'a.cpp:3: .*exit'
sound_tree; put lib/json/a.cpp '  std::exit(1);'; found 'a.cpp:3: .*exit'
sound_tree; echo '// A source.' >"$tree/lib/json/a.cpp"; found 'a.cpp:1: no SPDX line'
sound_tree; sed -i 1d "$tree/lib/json/codec.hpp"; found 'codec.hpp:1: does not open'
sound_tree; put lib/json/a.cpp 'int long_one(int a) {' "$(printf '  ++a;\n%.0s' {1..60})" '}'
found 'a.cpp:3: function of 62 lines'
sound_tree; put lib/json/a.cpp 'class A {' '  int b() {' "$(printf '    ++c;\n%.0s' {1..60})" '  }' '};'
found 'a.cpp:4: function of 62 lines'
sound_tree; put lib/json/a.cpp 'Table table() {' '  return {' "$(printf '    {1},\n%.0s' {1..60})" '  };' '}'
bash "$here/house.sh" "$tree" || { echo "FAILED: a table is taken for a function"; status=1; }
sound_tree; put lib/json/a.cpp "  // $(printf '好%.0s' {1..95})"
bash "$here/house.sh" "$tree" || { echo "FAILED: 100 columns of a comment are fine"; status=1; }
sound_tree; put lib/json/a.cpp "  // $(printf '好%.0s' {1..96})"; found 'a.cpp:3: a comment of more than'
sound_tree; echo 'set(DESKMILL_TOOLS clean label)' >"$tree/tools/CMakeLists.txt"; found "names 'clean'"
rm -rf "$tree"
exit $status
