// The calls by which data moves between this process and files, one function each and nothing more.
//
// They are a seam: io reads, writes, syncs and renames only through these names, and a program that
// links its own definitions in front of this room's (tests do) can let the n-th call fail.
// Production code pays one direct call. Semantics and errno are those of the system call of the
// same name.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>
#include <sys/uio.h>

#include <cstddef>

namespace deskmill {

ssize_t read_call(int descriptor, void* buffer, std::size_t bytes);
ssize_t pread_call(int descriptor, void* buffer, std::size_t bytes, off_t offset);
ssize_t write_call(int descriptor, const void* buffer, std::size_t bytes);
ssize_t writev_call(int descriptor, const iovec* pieces, int count);
int fsync_call(int descriptor);
int close_call(int descriptor);
int rename_call(const char* from, const char* to);

}  // namespace deskmill
