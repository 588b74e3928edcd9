// SPDX-License-Identifier: Apache-2.0
// The published numbers that are sharp enough for a test of seconds:
// tests/experiments/published.cpp simulates all of them, and
// docs/markets/published says what came of it.

#include "models/catalogue.hpp"
#include "tests/support/published.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>

namespace published {
namespace {

std::vector<Setting> quick_settings() {
    std::vector<Setting> all;
    for (const auto& entry : std::filesystem::directory_iterator("tests/published")) {
        if (entry.path().extension() != ".csv") continue;
        for (Setting& setting : settings_of(entry.path())) {
            std::erase_if(setting.aims, [](const Aim& aim) { return aim.quick == 0; });
            if (!setting.aims.empty()) all.push_back(std::move(setting));
        }
    }
    std::ranges::sort(all, {}, [](const Setting& one) { return one.scenario + one.set; });
    return all;
}

// Letters and digits only, as GoogleTest wants its names.
std::string name_of(const Setting& setting) {
    std::string name = setting.scenario + "_" + setting.set;
    for (char& letter : name)
        if (!std::isalnum(static_cast<unsigned char>(letter))) letter = '_';
    return name;
}

class Published : public testing::TestWithParam<Setting> {};

TEST_P(Published, IsReproduced) {
    const auto scenario = GetParam().scenario;
    if (scenario == "sharing_trust_2017" && !std::getenv("SHARESIM_DATA"))
        GTEST_SKIP() << "the e-mail network is not shipped: set SHARESIM_DATA to its folder";
    const auto catalogue = models::catalogue();
    const auto all = found(catalogue, GetParam(), GetParam().aims.front().quick);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Aim& aim = GetParam().aims[i];
        const Verdict verdict = judge(aim, all[i]);
        EXPECT_TRUE(verdict.agrees) << aim.quantity << ": " << aim.target << " published, "
                                    << all[i].mean << " found, " << verdict.allowed << " allowed";
    }
}

INSTANTIATE_TEST_SUITE_P(Quick, Published, testing::ValuesIn(quick_settings()),
                         [](const auto& one) { return name_of(one.param); });

} // namespace

// How GoogleTest prints a setting.
void PrintTo(const Setting& one, std::ostream* out) { *out << one.scenario << " " << one.set; }

} // namespace published
