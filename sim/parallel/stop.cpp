// SPDX-License-Identifier: Apache-2.0
#include "sim/parallel/stop.hpp"

#include <atomic>

namespace sim {
namespace {

std::atomic<bool> stop{false};
static_assert(std::atomic<bool>::is_always_lock_free,
              "a signal handler may only touch lock-free atomics");

} // namespace

void request_stop() noexcept { stop = true; }
void clear_stop() noexcept { stop = false; }
bool stop_requested() noexcept { return stop; }

} // namespace sim
