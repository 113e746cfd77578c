// DESKMILL_CLONES("avx2", "default"): one copy of a function per instruction set, chosen when the
// program is loaded. For loops over numbers that the compiler turns into vectors.
//
// Sanitizers cannot follow the choice.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#if defined(__x86_64__) && !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
#define DESKMILL_HAS_CLONES
#define DESKMILL_CLONES(...) __attribute__((target_clones(__VA_ARGS__)))
#else
#define DESKMILL_CLONES(...)
#endif
