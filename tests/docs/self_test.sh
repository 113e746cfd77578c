#!/bin/bash
# The test of the examples must be able to fail.
#   self_test.sh SCRATCH_DIR
# SPDX-License-Identifier: Apache-2.0
set -u
here=$(dirname "$0") scratch=$1
rm -rf "$scratch"
mkdir -p "$scratch/project/samples" "$scratch/project/docs" "$scratch/bin"

# expect WANTED_STATUS WHAT; the page is standard input.
expect() {
  cat >"$scratch/project/README.md"
  bash "$here/examples.sh" "$scratch/project" "$scratch/bin" "$scratch/work" >"$scratch/log" 2>&1
  local status=$?
  [ $status = "$1" ] && return
  echo "FAILED: $2: status $status"
  cat "$scratch/log"
  exit 1
}

expect 0 "what is shown is printed" <<'END'
```sh
echo a
```

```text
a
```
END
expect 1 "something else is printed" <<'END'
```sh
echo a
```

```text
b
```
END
expect 1 "a block that is no bash" <<'END'
```sh
if then
```
END
expect 0 "text after a paragraph belongs to nobody" <<'END'
```sh
echo a
```
Another matter:
```text
b
```
END
