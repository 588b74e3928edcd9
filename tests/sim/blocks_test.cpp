// SPDX-License-Identifier: Apache-2.0
#include "sim/base/problems.hpp"
#include "sim/parallel/blocks.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <string>
#include <thread>
#include <vector>

namespace sim {
namespace {

/// Every number of threads and order of blocks; restores the defaults afterwards.
class Blocks : public testing::TestWithParam<std::tuple<int, BlockOrder>> {
protected:
    void SetUp() override {
        use_threads(std::get<0>(GetParam()));
        use_block_order(std::get<1>(GetParam()));
    }
    void TearDown() override {
        use_threads(0);
        use_block_order(BlockOrder::forward);
    }
};

TEST_P(Blocks, ServeEachRowOnce) {
    for (const std::size_t rows :
         {std::size_t{0}, std::size_t{1}, grain - 1, grain, grain + 1, 5 * grain + 17}) {
        std::vector<int> served(rows);
        for_each_row(rows, [&](std::size_t row) { ++served[row]; });
        EXPECT_EQ(served, std::vector<int>(rows, 1));
    }
}

TEST_P(Blocks, HaveTheSameBoundsForAll) {
    std::vector<std::pair<std::size_t, std::size_t>> bounds(3);
    for_blocks(2 * grain + 5, [&](std::size_t block, std::size_t first, std::size_t last) {
        bounds[block] = {first, last};
    });
    EXPECT_EQ(bounds, (std::vector<std::pair<std::size_t, std::size_t>>{
                          {0, grain}, {grain, 2 * grain}, {2 * grain, 2 * grain + 5}}));
}

TEST_P(Blocks, ReportTheFirstRowThatFails) {
    const auto fail = [](std::size_t row) {
        if (row % (2 * grain) == grain + 3) throw FileError(text("row ", row), "is bad");
    };
    for (int again = 0; again < 5; ++again) try {
            for_each_row(10 * grain, fail);
            FAIL() << "an error was lost";
        } catch (const FileError& error) {
            EXPECT_EQ(error.path(), text("row ", grain + 3));
        }
}

TEST_P(Blocks, GoOnAfterAnError) {
    std::vector<int> served(4 * grain);
    const auto first_fails = [&](std::size_t row) {
        if (row == 0) throw BrokenInvariant("bad", "", 0);
        served[row] = 1;
    };
    EXPECT_THROW(for_each_row(served.size(), first_fails), BrokenInvariant);
    // Which blocks were served must not depend on who was fastest.
    EXPECT_EQ(std::accumulate(served.begin(), served.end(), 0), static_cast<int>(3 * grain));
}

TEST_P(Blocks, CollectListsInTheOrderOfRows) {
    const auto found = collect<std::size_t>(
        3 * grain, [](std::vector<std::size_t>& mine, std::size_t first, std::size_t last) {
            for (std::size_t row = first; row < last; ++row)
                if (row % 1'000 == 7) mine.push_back(row);
        });
    ASSERT_EQ(found.size(), (3 * grain + 992) / 1'000);
    EXPECT_TRUE(std::is_sorted(found.begin(), found.end()));
}

TEST_P(Blocks, MayBeNested) {
    std::vector<std::vector<int>> served(3, std::vector<int>(2 * grain + 1));
    for_each_task(served.size(), [&](std::size_t task) {
        EXPECT_GE(threads(), 1);
        for_each_row(served[task].size(), [&](std::size_t row) { ++served[task][row]; });
    });
    for (const auto& one : served) EXPECT_EQ(one, std::vector<int>(2 * grain + 1, 1));
}

TEST_P(Blocks, PassErrorsThroughNestedLoops) {
    const auto inner = [](std::size_t row) {
        if (row == grain) throw FileError("inner", "row");
    };
    EXPECT_THROW(for_each_task(4, [&](std::size_t) { for_each_row(3 * grain, inner); }), FileError);
}

INSTANTIATE_TEST_SUITE_P(AnyThreads, Blocks,
                         testing::Combine(testing::Values(1, 2, 3, 7),
                                          testing::Values(BlockOrder::forward, BlockOrder::backward,
                                                          BlockOrder::shuffled)));

TEST(Threads, AreAsManyAsWanted) {
    use_threads(3);
    EXPECT_EQ(threads(), 3);
    use_threads(0);
    EXPECT_GE(threads(), 1);
}

TEST(Threads, AreThoseOfTheCallingThread) {
    const WithThreads held(3);
    int elsewhere = 0;
    std::thread([&] {
        use_threads(2);
        elsewhere = threads();
    }).join();
    EXPECT_EQ(elsewhere, 2);
    EXPECT_EQ(threads(), 3);
    {
        const WithThreads inner(5);
        const WithThreads as_before(0);
        EXPECT_EQ(threads(), 5);
    }
    EXPECT_EQ(threads(), 3);
}

TEST(Threads, AreOneInsideALoop) {
    use_threads(2);
    std::vector<int> inside(4);
    for_each_task(inside.size(), [&](std::size_t task) { inside[task] = threads(); });
    EXPECT_EQ(inside, std::vector<int>(4, 1));
    use_threads(0);
}

} // namespace
} // namespace sim
