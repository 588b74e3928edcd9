// SPDX-License-Identifier: Apache-2.0
#pragma once
// Builds a plain loop for several instruction sets; the loader takes the best, with the same bits.

// Sanitizers meet the resolver before they are ready; Clang 14 cannot clone by level.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) &&                             \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define SIM_EVERY_MARCH                                                                            \
    __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define SIM_EVERY_MARCH
#endif
