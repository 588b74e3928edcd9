// SPDX-License-Identifier: Apache-2.0
#include "sim/base/problems.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

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

TEST(Problems, KnowTheirPlace) {
    const auto known = [](const std::string& where) {
        const Facts facts = spot_of(where);
        return text(facts.file, "|", facts.line, "|", facts.key);
    };
    EXPECT_EQ(known("a.toml:3: tax.rate"), "a.toml|3|tax.rate");
    EXPECT_EQ(known("a.csv:12"), "a.csv|12|");
    EXPECT_EQ(known("tax.rate"), "|0|tax.rate");
    EXPECT_EQ(known("a.toml: tax.rate"), "a.toml|0|tax.rate");
    EXPECT_EQ(known("tables/a.csv"), "tables/a.csv|0|");
    EXPECT_EQ(known("b:1/a.toml:3: one: two"), "b:1/a.toml|3|one: two");
    EXPECT_EQ(known(""), "|0|");

    Problems problems;
    problems.add("a.toml:3: fee", "14 lies outside [0, 1]");
    problems.add("fee", "no such fee", {.file = "b.toml", .given = "x\ny", .nearest = "fees"});
    EXPECT_EQ(problems.entries().front().facts.line, 3);
    EXPECT_EQ(problems.entries().back().facts.file, "b.toml");
    EXPECT_EQ(problems.entries().back().facts.given, "x\\ny");
}

TEST(Nearest, TakesNoTimeForNamesThatNobodyTypes) {
    const std::string vast(10'000'000, 'x');
    EXPECT_EQ(nearest(vast, words), "");
    EXPECT_EQ(nearest("hostfee", std::vector{vast, words[1]}), "host_fee");
}

TEST(Shown, IsOneLineThatATerminalCanShow) {
    EXPECT_EQ(shown("Zürich, 東京 €", 80), "Zürich, 東京 €");
    EXPECT_EQ(shown("a\nb\tc\x1b[31m\x7f", 80), "a\\nb\\tc\\x1b[31m\\x7f");
    EXPECT_EQ(shown(std::string_view("a\0b", 3), 80), "a\\x00b");
    EXPECT_EQ(shown("\xff\xc3(\xed\xa0\x80\xc2\x9b\xf5\xe2\x82", 80),
              "\\xff\\xc3(\\xed\\xa0\\x80\\xc2\\x9b\\xf5\\xe2\\x82");
}

TEST(Shown, LosesItsMiddleWhereItIsLong) {
    EXPECT_EQ(shown("abcdefghijkl", 9), "abcdef…jkl");
    EXPECT_EQ(shown("üüüüüüüüü", 9), "üüü…ü"); // no letter is cut
    EXPECT_EQ(shown("abcdefghi", 9), "abcdefghi");
}

TEST(Problems, MakeAtMostTenLines) {
    Problems problems;
    for (int i = 1; i <= 10; ++i) problems.add("a", text(i));
    const auto lines = [&problems] {
        const std::string told = ScenarioError(problems).what();
        return std::count(told.begin(), told.end(), '\n') + 1;
    };
    EXPECT_EQ(lines(), 10);
    problems.add("a", "one\ntwo");
    EXPECT_EQ(lines(), 10);
    const std::string told = ScenarioError(problems).what();
    EXPECT_NE(told.find("\na: 9\nand 2 more problems"), std::string::npos) << told;
}

TEST(Problems, AreCountedWhereTheyAreTooManyToKeep) {
    Problems problems;
    for (int i = 0; i < 100'000; ++i) problems.add(std::string(10'000, 'x'), "");
    Problems all;
    all.add(problems);
    EXPECT_TRUE(all.full());
    EXPECT_EQ(all.size(), 100'000U);
    EXPECT_EQ(all.entries().size(), 1'000U);
    EXPECT_LT(all.entries().front().where.size(), 600U);
    EXPECT_NE(std::string(ScenarioError(all).what()).find("and 99991 more"), std::string::npos);
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
