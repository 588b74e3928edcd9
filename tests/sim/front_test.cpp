// SPDX-License-Identifier: Apache-2.0
// What a market adds to the command line is offered, and refused where it does not belong.
#include "sim/command/cli.hpp"
#include "sim/run/front.hpp"
#include "tests/sim/support/toy_market.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

struct Answer {
    int status = 0;
    std::string told;    // on stderr
    std::string printed; // on stdout
};

sim::Catalogue catalogue_with(sim::Front front) {
    sim::Catalogue all;
    all.push_back(std::make_unique<sim::ModelOf<toy::Market>>(sim::Headlines{}, std::move(front)));
    return all;
}

sim::Front ponds() {
    return {{{"pond",
              {{"--fish", "file of fish", sim::Says::text, true},
               {"--deep", "no shallows", sim::Says::flag}}},
             {"lake", {{"--fish", "file of fish"}}}},
            {}};
}

Answer typed(sim::Front front, std::vector<std::string> words) {
    words.insert(words.begin(), "sharesim");
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    Answer answer;
    answer.status = sim::run_command_line(catalogue_with(std::move(front)),
                                          static_cast<int>(arguments.size()), arguments.data());
    answer.told = testing::internal::GetCapturedStderr();
    answer.printed = testing::internal::GetCapturedStdout();
    return answer;
}

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

TEST(Front, KindsAndTheirOptionsAreOffered) {
    const Answer help = typed(ponds(), {"new", "--help"});
    EXPECT_TRUE(says(help.printed, "New pond: file of fish")) << help.printed;
    EXPECT_TRUE(says(help.printed, "New pond: no shallows")) << help.printed;
    EXPECT_FALSE(says(typed({}, {"new", "--help"}).printed, "pond"));
    EXPECT_TRUE(says(typed({}, {"new", "pond", "x"}).told, "pond")); // unknown without the market
}

TEST(Front, OptionsAreRefusedWithOtherKinds) {
    const Answer needed = typed(ponds(), {"new", "pond", "x"});
    EXPECT_EQ(needed.status, 2);
    EXPECT_TRUE(says(needed.told, "a new pond needs --fish")) << needed.told;
    const Answer other = typed(ponds(), {"new", "lake", "x", "--deep"});
    EXPECT_TRUE(says(other.told, "--deep: is for a new pond, not for a new lake")) << other.told;
    const Answer shared = typed(ponds(), {"new", "reform", "x", "--fish", "f"});
    EXPECT_TRUE(says(shared.told, "is for a new pond, lake, not for a new reform")) << shared.told;
    const Answer from = typed(ponds(), {"new", "pond", "x", "--fish", "f", "--from", "y"});
    EXPECT_TRUE(says(from.told, "--from: is for a new experiment or reform")) << from.told;
}

sim::Front scored() {
    sim::Front front;
    front.backtest = {{"--catch", "file of fish caught", sim::Says::text, true},
                      {"--nets", "how many", sim::Says::whole},
                      {"--mesh", "in millimetres", sim::Says::number}};
    return front;
}

TEST(Front, OptionsOfABackTestAreReadOnceByTheirTypes) {
    EXPECT_TRUE(says(typed(scored(), {"backtest", "--help"}).printed, "in millimetres"));
    const Answer needed = typed(scored(), {"backtest", "toy"});
    EXPECT_EQ(needed.status, 2);
    EXPECT_TRUE(says(needed.told, "--catch: is missing: the back-test of toy needs it"))
        << needed.told;
    const Answer whole = typed(scored(), {"backtest", "toy", "--catch", "f", "--nets", "1.5"});
    EXPECT_EQ(whole.status, 2);
    EXPECT_TRUE(says(whole.told, "--nets")) << whole.told;
    const Answer number = typed(scored(), {"backtest", "toy", "--catch", "f", "--mesh", "wide"});
    EXPECT_TRUE(says(number.told, "--mesh")) << number.told;
}

TEST(Front, TheDemonstrationIsTheMarkets) {
    EXPECT_TRUE(says(typed({}, {"demo"}).told, "there is no verb 'demo'"));
    const sim::Front front{{}, sim::Demo{"no_such_pond", "A look at a pond", {}}};
    EXPECT_TRUE(says(typed(front, {"--help"}).printed, "A look at a pond"));
    EXPECT_TRUE(says(typed(front, {"demo"}).told, "no_such_pond"));
}

} // namespace
