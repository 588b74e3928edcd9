// SPDX-License-Identifier: Apache-2.0
// Philox against the implementation of its authors.

#include "sim/random/philox.hpp"

#include <Random123/philox.h>
#include <gtest/gtest.h>

namespace {

sim::Counter reference(const sim::Counter& counter, sim::KeyWords key) {
    const philox4x32_ctr_t in{{counter[0], counter[1], counter[2], counter[3]}};
    const philox4x32_key_t secret{{key[0], key[1]}};
    const philox4x32_ctr_t out = philox4x32_R(10, in, secret);
    return {out.v[0], out.v[1], out.v[2], out.v[3]};
}

} // namespace

TEST(Philox, EqualsRandom123) {
    sim::Counter counter{1, 2, 3, 4};
    sim::KeyWords key{5, 6};
    // Each answer is the next question, so that the walk visits unrelated places.
    for (int i = 0; i < 10'000; ++i) {
        const sim::Counter words = sim::philox(counter, key);
        ASSERT_EQ(words, reference(counter, key)) << "step " << i;
        key = {words[2] ^ counter[0], words[3] ^ counter[1]};
        counter = words;
    }
}

TEST(Philox, WideLanesGiveTheSameWords) {
    for (std::uint32_t i = 0; i < 1000; ++i) {
        const sim::Counter counter = sim::philox({i, 0, 0, 0}, {7, 8});
        sim::detail::PhiloxWords<std::uint64_t> wide{counter[0], counter[1], counter[2],
                                                     counter[3]};
        sim::detail::philox(wide, {i, ~i});
        const sim::Counter narrow = sim::philox(counter, {i, ~i});
        EXPECT_EQ(wide.w0, narrow[0]);
        EXPECT_EQ(wide.w1, narrow[1]);
        EXPECT_EQ(wide.w2, narrow[2]);
        EXPECT_EQ(wide.w3, narrow[3]);
    }
}
