# Set-up and build, shared by samples/run.sh and tests/run.sh. To be sourced by bash; `root` is the
# folder of the project. Asks nothing; runs apt-get only when dpkg says that a package is missing.
# SPDX-License-Identifier: Apache-2.0

say() { printf '== %s\n' "$*"; }
die() { printf '%s\n' "$*" >&2; exit 1; }

# packages_of GROUP...: their names from debian-packages.txt.
packages_of() {
  local group
  for group; do
    awk -v group="$group" '$1 == group { print $2 }' "$root/tests/support/debian-packages.txt"
  done
}

# missing_packages GROUP...: those of the groups that are not installed.
missing_packages() {
  local package
  for package in $(packages_of "$@"); do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
      printf '%s\n' "$package"
  done
}

# install_packages GROUP...: whatever is missing of them, as root or by sudo without a password.
install_packages() {
  command -v dpkg-query >/dev/null || {
    say "no dpkg here: assuming that what tests/support/debian-packages.txt lists is installed"
    return
  }
  local missing
  missing=$(missing_packages "$@" | tr '\n' ' ')
  [ -n "$missing" ] || return 0
  local become=
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || die "cannot install packages; as root, run: apt-get install $missing"
    become="sudo -n"
  fi
  say "installing $missing"
  apt_get update
  # shellcheck disable=SC2086
  apt_get install -y --no-install-recommends $missing
}

# Runs apt-get with the lines that show progress; all of it on failure.
apt_get() {
  local log
  log=$(mktemp)
  $become env DEBIAN_FRONTEND=noninteractive apt-get -q -o Acquire::Retries=3 \
    -o DPkg::Lock::Timeout=300 "$@" </dev/null 2>&1 |
    tee "$log" | sed -nu 's/^\(Get:[0-9]* \)[^ ]* /   \1/p; s/^Setting up \([^ ]*\).*/   set up \1/p'
  local status=${PIPESTATUS[0]}
  [ "$status" = 0 ] || { cat "$log" >&2; rm -f "$log"; die "apt-get $1 failed"; }
  rm -f "$log"
}

# The limit that a file of a control group states, rounded up to a whole DIVISOR; nothing when there
# is none: group_limit FILE DIVISOR
group_limit() {
  if [ -r "$1" ]; then
    awk -v divisor="${2:-1}" '$1 ~ /^[0-9]+$/ {
      if (NF > 1) divisor = $2
      print int(($1 + divisor - 1) / divisor)
    }' "$1"
  fi
}

# smallest NUMBER...: empty ones do not count.
smallest() { printf '%s\n' "$@" | awk 'NF' | sort -n | head -n 1; }

# build_jobs MEBIBYTES: compilers at once: as many as cores, fewer when memory is short of
# MEBIBYTES for each.
build_jobs() {
  local memory
  memory=$(smallest "$(awk '/^MemAvailable:/ { print int($2 / 1024) }' /proc/meminfo)" \
    "$(group_limit /sys/fs/cgroup/memory.max 1048576)")
  local jobs
  jobs=$(smallest "$(nproc)" "$(group_limit /sys/fs/cgroup/cpu.max)" $((memory / $1)))
  echo $((jobs > 0 ? jobs : 1))
}

# configure DIR [CMAKE ARGUMENT...]: a tree that was configured elsewhere starts afresh.
configure() {
  local dir=$root/$1 launcher=
  shift
  if [ -f "$dir/CMakeCache.txt" ]; then
    grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$dir/CMakeCache.txt" ||
      rm -rf "$dir/CMakeCache.txt" "$dir/CMakeFiles"
  fi
  command -v ccache >/dev/null && launcher=-DCMAKE_CXX_COMPILER_LAUNCHER=ccache
  set -- -S "$root" -B "$dir" $launcher "$@"
  [ -f "$dir/CMakeCache.txt" ] || set -- -G Ninja "$@"
  mkdir -p "$dir"
  cmake "$@" >"$dir/configure.log" 2>&1 || { cat "$dir/configure.log" >&2; die "cmake failed"; }
}

# build DIR JOBS TARGET...
build() {
  local dir=$root/$1 jobs=$2
  shift 2
  cmake --build "$dir" --parallel "$jobs" --target "$@" || die "the build in $dir failed"
}
