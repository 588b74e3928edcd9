// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tasks that must speak one at a time: counting progress, keeping what is finished. Nothing that a
// simulation computes may pass through here, because the order of arrival is not fixed.

#include <mutex>
#include <utility>

namespace sim {

/// A door that lets one task through at a time.
class Serialised {
public:
    /// Calls `body()` while no other task is inside.
    template <class Body> decltype(auto) run(Body&& body) {
        const std::lock_guard hold(door_);
        return std::forward<Body>(body)();
    }

private:
    std::mutex door_;
};

} // namespace sim
