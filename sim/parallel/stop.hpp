// SPDX-License-Identifier: Apache-2.0
#pragma once
// The wish to stop early, as Ctrl-C expresses it; runs look at it once a day.

namespace sim {

/// Asks all runs to stop at the end of the day; safe to call from a signal handler.
void request_stop() noexcept;

/// Takes the request back.
void clear_stop() noexcept;

/// Whether somebody asked.
[[nodiscard]] bool stop_requested() noexcept;

} // namespace sim
