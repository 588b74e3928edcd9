// SPDX-License-Identifier: Apache-2.0
#include "sim/base/problems.hpp"
#include "sim/random/chosen.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace sim {
namespace {

constexpr Key chance{20190701};
constexpr Purpose testing_it = purpose("test.chosen");
constexpr Day today{18000};

std::vector<Identity> some(std::size_t count) {
    std::vector<Identity> who;
    for (std::size_t i = 0; i < count; ++i) who.push_back(child({7}, i));
    return who;
}

TEST(FillBlock, GivesTheWordsOfTheStreams) {
    const auto who = some(crowd);
    CrowdWords block0;
    CrowdWords block1;
    fill_block(chance, testing_it, today, who, 0, block0);
    fill_block(chance, testing_it, today, who, 1, block1);
    for (std::size_t i = 0; i < who.size(); ++i) {
        Stream stream(chance, testing_it, today, who[i]);
        for (const CrowdWords* block : {&block0, &block1})
            for (std::size_t word = 0; word < 4; ++word)
                ASSERT_EQ((*block)[word][i], stream.bits());
    }
}

TEST(FillBlock, TakesNoMoreThanACrowd) {
    CrowdWords words;
    EXPECT_THROW(fill_block(chance, testing_it, today, some(crowd + 1), 0, words), BrokenInvariant);
}

TEST(FillNormal, GivesTheFirstNormalOfEachStream) {
    for (const std::size_t count : {0U, 1U, 5U, 128U, 129U, 1'000U}) {
        const auto who = some(count);
        std::vector<double> normal(count);
        fill_normal(chance, testing_it, today, who, normal);
        for (std::size_t i = 0; i < count; ++i)
            ASSERT_EQ(normal[i], Stream(chance, testing_it, today, who[i]).normal());
    }
}

} // namespace
} // namespace sim
