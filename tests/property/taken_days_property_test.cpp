// SPDX-License-Identifier: Apache-2.0
// A calendar of bits behaves as a list of nights does.

#include "sim/match/taken_days.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <vector>

namespace {

using Ring = sim::DayRing<2>;

// The same calendar, one entry a night.
struct Plain {
    std::vector<bool> taken = std::vector<bool>(Ring::size);

    static std::size_t at(int night) {
        return static_cast<std::size_t>((night % Ring::size + Ring::size) % Ring::size);
    }
    void set(int first, int nights, bool value) {
        for (int night = first; night < first + nights; ++night) taken[at(night)] = value;
    }
    [[nodiscard]] int count(int first, int nights) const {
        int all = 0;
        for (int night = first; night < first + nights; ++night) all += taken[at(night)] ? 1 : 0;
        return all;
    }
};

} // namespace

RC_GTEST_PROP(DayRing, IsAListOfNights, ()) {
    Ring ring;
    Plain plain;
    const int changes = *rc::gen::inRange(0, 30);
    for (int change = 0; change < changes; ++change) {
        const int first = *rc::gen::inRange(-300, 30'000);
        const int nights = *rc::gen::inRange(0, Ring::size + 1);
        const bool takes = *rc::gen::arbitrary<bool>();
        takes ? ring.take(sim::Day{first}, nights) : ring.release(sim::Day{first}, nights);
        plain.set(first, nights, takes);
        const int asked = *rc::gen::inRange(-300, 30'000);
        const int length = *rc::gen::inRange(0, Ring::size + 1);
        RC_ASSERT(ring.taken(sim::Day{asked}, length) == plain.count(asked, length));
        RC_ASSERT(ring.free(sim::Day{asked}, length) == (plain.count(asked, length) == 0));
    }
}
