// SPDX-License-Identifier: Apache-2.0
#include "sim/base/problems.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace sim {
namespace {

const std::array<std::string, 3> words{"guest_fee", "host_fee", "ranking"};

TEST(Text, JoinsWordsAndNumbers) { EXPECT_EQ(text("rate ", 14, " of ", 0.5), "rate 14 of 0.5"); }

TEST(Nearest, FindsTheWordThatWasMeant) {
    EXPECT_EQ(nearest("hostfee", words), "host_fee");
    EXPECT_EQ(nearest("rankign", words), "ranking");
    EXPECT_EQ(nearest("guest_fee", words), "guest_fee");
}

TEST(Nearest, FindsNothingWhenNothingIsNear) { EXPECT_EQ(nearest("weather", words), ""); }

TEST(Problems, TellsAllOfThemAtOnce) {
    Problems problems;
    EXPECT_NO_THROW(refuse(problems));
    problems.add("a.toml:3: fee", "14 lies outside [0, 1]");
    problems.add("a.toml:7: tax", "no such parameter");
    try {
        refuse(problems);
        FAIL() << "problems were ignored";
    } catch (const ScenarioError& error) {
        EXPECT_EQ(error.problems().size(), 2U);
        EXPECT_NE(std::string(error.what()).find("a.toml:3: fee"), std::string::npos);
        EXPECT_NE(std::string(error.what()).find("no such parameter"), std::string::npos);
    }
}

TEST(FileErrors, SayWhichFileAndWhy) {
    const FileError error("result.h5", "no space left");
    EXPECT_EQ(error.path(), "result.h5");
    EXPECT_EQ(error.reason(), "no space left");
    EXPECT_NE(std::string(error.what()).find("result.h5"), std::string::npos);
}

TEST(Require, StopsWithWordsAndPlace) {
    EXPECT_NO_THROW(require(true, "never said"));
    try {
        require(1 > 2, "balance is ", 7);
        FAIL() << "a broken law went through";
    } catch (const BrokenInvariant& broken) {
        const std::string words_said = broken.what();
        EXPECT_NE(words_said.find("balance is 7"), std::string::npos);
        EXPECT_NE(words_said.find("problems_test.cpp"), std::string::npos);
    }
}

} // namespace
} // namespace sim
