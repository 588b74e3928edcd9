// SPDX-License-Identifier: Apache-2.0
// Trust rules that need more than a record: acquaintance against Bayes' rule, global trust against
// a dense solution, images against their norms, compiled rules against ours.

#include "sim/base/problems.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/time/calendar.hpp"
#include "sim/trust/beliefs.hpp"

#include <Eigen/Dense>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

namespace sim {
namespace {

constexpr Day today{18000};
const Key world{7};

std::vector<Identity> numbered(std::size_t rows) {
    std::vector<Identity> who(rows);
    for (std::size_t row = 0; row < rows; ++row) who[row] = {row};
    return who;
}

Beliefs beliefs(const Trust& trust, std::size_t parties, std::size_t believers,
                const Contacts& contacts = {}) {
    Beliefs made(numbered(parties), believers, trust, today);
    made.restored(trust, contacts, world);
    return made;
}

// The chance that a party is of the better of two types, after promises kept and broken.
double bayes(double prior, double better, double worse, int kept, int broken) {
    const double good = prior * std::pow(better, kept) * std::pow(1 - better, broken);
    const double bad = (1 - prior) * std::pow(worse, kept) * std::pow(1 - worse, broken);
    return good / (good + bad);
}

TEST(Social, OwnExperienceIsBayesRuleForTwoTypes) {
    Social rule;
    rule.kept = std::log(.98 / .8);
    rule.broken = std::log(.2 / .02);
    for (const auto& [kept, broken] : {std::pair(0, 1), {5, 0}, {12, 2}})
        EXPECT_NEAR(revised(0.6, rule.evidence(kept, broken)), bayes(0.6, .98, .8, kept, broken),
                    1e-12);
    EXPECT_NEAR(Social{}.kept, std::log(.98 / .8), 1e-3);
    EXPECT_NEAR(Social{}.broken, std::log(.2 / .02), 1e-3);
}

TEST(Social, WithoutHearsayItIsTheBetaPosterior) {
    Evidence about;
    about.updated = today;
    for (int i = 0; i < 6; ++i) record(about, Promise::kept, today, 365);
    record(about, Promise::broken, today, 365);
    EXPECT_EQ(Social{}(about, {0.7}, today), (Reviews{365, 2}(about, {0.7}, today)));
    EXPECT_LT(Social{}(about, {0.7, -1}, today), Social{}(about, {0.7}, today));
}

// A ring of twenty: 1 knows 0 and 2, whose other contacts are 19 and 3.
const Contacts ring{Ring{1}, 0};

TEST(Social, OneHearsOneselfOnesContactsAndTheirs) {
    const Trust trust = Social{};
    Beliefs all = beliefs(trust, 4, 20, ring);
    all.add(trust, {1, 0, Promise::broken, false}, today);  // own
    all.add(trust, {2, 1, Promise::broken, false}, today);  // of a contact
    all.add(trust, {19, 2, Promise::broken, false}, today); // of a contact's
    all.add(trust, {5, 3, Promise::broken, false}, today);  // of nobody near
    all.add(trust, {2, 1, Promise::kept, false}, today);
    const Hearsay told = all.hearsay(trust, 1);
    const Social rule;
    EXPECT_DOUBLE_EQ(told.about(0), -rule.own * rule.broken);
    EXPECT_DOUBLE_EQ(told.about(1), rule.contacts * (rule.kept - rule.broken));
    EXPECT_DOUBLE_EQ(told.about(2), -rule.second * rule.broken);
    EXPECT_EQ(told.about(3), 0);
    EXPECT_TRUE(all.hearsay(trust, 12).empty());
}

TEST(Social, WhatSeveralSayAddsUp) {
    const Trust trust = Social{};
    Beliefs all = beliefs(trust, 2, 20, ring);
    for (const std::uint32_t who : {0U, 1U, 2U})
        all.add(trust, {who, 1, Promise::kept, false}, today);
    const Social rule;
    EXPECT_NEAR(all.hearsay(trust, 1).about(1), rule.kept * (rule.own + 2 * rule.contacts), 1e-12);
}

TEST(Social, OverlapIsTheShareOfContactsInCommon) {
    // 0 and 1 both know 2; 0 knows 3 as well, 1 knows 4.
    const std::vector<Tie> ties{{0, 1}, {0, 2}, {1, 2}, {0, 3}, {1, 4}};
    const Graph network(5, ties);
    EXPECT_DOUBLE_EQ(overlap(network, 0, 1), 1.0 / 3);
    EXPECT_DOUBLE_EQ(overlap(network, 0, 3), 0);
    EXPECT_DOUBLE_EQ(overlap(network, 1, 0), overlap(network, 0, 1));
}

TEST(Contacts, SecondContactsAreNeitherOneselfNorContactsAndComeOnce) {
    const Graph network = RandomTies{6}(200, world);
    for (std::uint32_t who = 0; who < 200; ++who) {
        std::vector<std::uint32_t> found;
        for (const Acquaintance& one :
             second_contacts(network, who, [](std::uint32_t, std::uint32_t) { return 1.0; })) {
            EXPECT_NE(one.person, who);
            EXPECT_FALSE(network.tied(who, one.person));
            found.push_back(one.person);
        }
        std::vector<std::uint32_t> expected;
        for (std::uint32_t other = 0; other < 200; ++other) {
            const auto near = network.neighbours(other);
            const bool two_steps = std::ranges::any_of(
                near, [&](std::uint32_t between) { return network.tied(who, between); });
            if (other != who && two_steps && !network.tied(who, other)) expected.push_back(other);
        }
        EXPECT_EQ(found, expected);
    }
}

TEST(Contacts, TrustThatSpreadsEndsAtItsMeanOnARegularNetwork) {
    const Graph network = Ring{2}(50, world);
    std::vector<float> trust(50, 0);
    for (std::size_t i = 0; i < 25; ++i) trust[i] = 1;
    for (int month = 0; month < 2'000; ++month) {
        spread(network, 0.5, trust);
        ASSERT_NEAR(std::reduce(trust.begin(), trust.end()), 25, 1e-3);
    }
    for (const float one : trust) EXPECT_NEAR(one, 0.5, 1e-3);
}

// What the recursion solves, with the matrix written out.
Eigen::VectorXd dense(const std::vector<LocalTrust>& opinions, const std::vector<double>& pretrust,
                      double restart) {
    const auto peers = static_cast<Eigen::Index>(pretrust.size());
    const Eigen::Map<const Eigen::VectorXd> p(pretrust.data(), peers);
    Eigen::MatrixXd c = Eigen::MatrixXd::Zero(peers, peers);
    for (const LocalTrust& one : opinions) c(one.from, one.to) += std::max(one.weight, 0.0);
    for (Eigen::Index peer = 0; peer < peers; ++peer) {
        const double given = c.row(peer).sum();
        if (given > 0)
            c.row(peer) /= given;
        else
            c.row(peer) = p.transpose();
    }
    const Eigen::MatrixXd system =
        Eigen::MatrixXd::Identity(peers, peers) - (1 - restart) * c.transpose();
    return system.partialPivLu().solve(restart * p);
}

std::vector<LocalTrust> random_opinions(std::uint32_t peers, int count) {
    std::vector<LocalTrust> all;
    for (int i = 0; i < count; ++i) {
        Stream luck(world, purpose("test.opinions"), today, {static_cast<std::uint64_t>(i)});
        all.push_back({luck.below(peers), luck.below(peers), luck.uniform() * 5 - 1});
    }
    return all;
}

TEST(EigenTrust, AgreesWithADenseSolution) {
    std::vector<double> pretrust(120, 0);
    for (std::size_t i = 0; i < 40; ++i) pretrust[i] = 1.0 / 40;
    const auto opinions = random_opinions(120, 300); // sparse enough for some to trust nobody
    for (const double restart : {0.05, 0.15, 0.6}) {
        const auto found = global_trust(opinions, pretrust, restart);
        const auto exact = dense(opinions, pretrust, restart);
        for (std::size_t peer = 0; peer < found.size(); ++peer)
            EXPECT_NEAR(found[peer], exact[static_cast<Eigen::Index>(peer)], 1e-10);
        EXPECT_NEAR(std::reduce(found.begin(), found.end()), 1, 1e-10);
    }
}

TEST(EigenTrust, ThreadsChangeNoBit) {
    const std::vector<double> pretrust(20'000, 1.0 / 20'000);
    const auto opinions = random_opinions(20'000, 100'000);
    use_threads(1);
    const auto alone = global_trust(opinions, pretrust, 0.15);
    use_threads(3);
    EXPECT_EQ(global_trust(opinions, pretrust, 0.15), alone);
    use_threads(0);
}

TEST(EigenTrust, WhoServesTheTrustedWellIsTrustedAndAClubOfLiarsIsNot) {
    const Trust trust = EigenTrust{};
    Beliefs all = beliefs(trust, 4, 30);
    EXPECT_EQ(opinion(trust, all.about(0), today).to(0.8), 0.8) << "nobody has said anything";
    for (std::uint32_t guest = 0; guest < 20; ++guest) {
        all.add(trust, {guest, 0, Promise::kept, false}, today);
        all.add(trust, {guest, 1, Promise::broken, false}, today);
    }
    for (int praise = 0; praise < 500; ++praise)
        all.add(trust, {25, 2, Promise::kept, false}, today);
    all.reflect(trust);
    const double honest = opinion(trust, all.about(0), today).to(0.5);
    const double liar = opinion(trust, all.about(1), today).to(0.5);
    const double club = opinion(trust, all.about(2), today).to(0.5);
    EXPECT_GT(honest, club) << "five hundred words of one count less than one of each of twenty";
    EXPECT_GT(club, liar);
    EXPECT_EQ(opinion(trust, all.about(3), today).to(0.5), 0.5);
    double sum = 0;
    for (const std::uint32_t party : {0U, 1U, 2U})
        sum += static_cast<double>(all.about(party).esteem);
    EXPECT_NEAR(sum / 3, 1, 1e-6) << "esteem is relative to the mean of the parties known";
}

TEST(ImageScore, GoesUpAndDownWithinItsRange) {
    std::int8_t image = 0;
    for (int i = 0; i < 9; ++i) image = image_after(image, Promise::kept, 0, Norm::first_order);
    EXPECT_EQ(image, 5);
    for (int i = 0; i < 4; ++i) image = image_after(image, Promise::broken, 0, Norm::first_order);
    EXPECT_EQ(image, 1);
    for (int i = 0; i < 20; ++i) image = image_after(image, Promise::broken, 0, Norm::first_order);
    EXPECT_EQ(image, -5);
}

TEST(ImageScore, UnderTheSecondOrderLettingDownTheBadIsNoBlemish) {
    EXPECT_EQ(image_after(0, Promise::broken, -1, Norm::first_order), -1);
    EXPECT_EQ(image_after(0, Promise::broken, -1, Norm::second_order), 0);
    EXPECT_EQ(image_after(0, Promise::broken, 0, Norm::second_order), -1);
    EXPECT_EQ(image_after(0, Promise::kept, -1, Norm::second_order), 1);
}

TEST(ImageScore, BothSidesActTowardsTheImageOfBefore) {
    ImageScore rule;
    rule.norm = Norm::second_order;
    const Trust trust = rule;
    Beliefs all = beliefs(trust, 2, 2);
    all.add(trust, {0, 0, Promise::kept, true}, today); // the guest abuses: image -1
    EXPECT_EQ(all.about(0).image, 1);
    all.add(trust, {0, 1, Promise::broken, false}, today); // excused, and the guest is at 0 again
    EXPECT_EQ(all.about(1).image, 0);
    all.add(trust, {0, 1, Promise::broken, false}, today); // not excused any more
    EXPECT_EQ(all.about(1).image, -1);
    EXPECT_EQ(opinion(trust, all.about(0), today).to(0.3), rule.believed);
    EXPECT_EQ(opinion(trust, all.about(1), today).to(0.3), rule.doubted);
}

void beta(std::int64_t rows, const double* good, const double* bad, const double*, const double*,
          const double*, const double*, const double* prior, double* reliability) {
    for (std::int64_t i = 0; i < rows; ++i)
        reliability[i] = (2 * prior[i] + good[i]) / (2 + good[i] + bad[i]);
}

// Has no opinion of the third party, as a rule that leaves half-way.
void leaves(std::int64_t rows, const double*, const double*, const double*, const double*,
            const double*, const double*, const double* prior, double* reliability) {
    for (std::int64_t i = 0; i < std::min<std::int64_t>(rows, 2); ++i) reliability[i] = prior[i];
}

void wild(std::int64_t rows, const double* good, const double*, const double*, const double*,
          const double*, const double*, const double*, double* reliability) {
    for (std::int64_t i = 0; i < rows; ++i)
        reliability[i] = good[i] == 7 ? std::numeric_limits<double>::quiet_NaN() : 2 * good[i] - 5;
}

TEST(Custom, ACompiledPosteriorIsOurs) {
    const Trust trust = Reviews{1e9, 2};
    Beliefs all = beliefs(trust, 600, 1); // more than two blocks
    for (std::uint32_t party = 0; party < 600; ++party)
        for (std::uint32_t deal = 0; deal < party % 7; ++deal)
            all.add(trust, {0, party, deal % 3 == 0 ? Promise::broken : Promise::kept, false},
                    today);
    std::vector<Evidence> about;
    std::vector<double> reliability;
    for (std::uint32_t party = 0; party < 600; ++party) {
        about.push_back(all.about(party));
        reliability.push_back(0.3 + party / 1000.0);
    }
    const std::vector<double> prior = reliability;
    believe({{"rules.py", "beta"}, &beta}, about, today, reliability);
    for (std::uint32_t party = 0; party < 600; ++party)
        EXPECT_NEAR(reliability[party], opinion(trust, all.about(party), today).to(prior[party]),
                    1e-9);
}

TEST(Custom, WhatIsNoChanceIsCut) {
    std::vector<Evidence> about(3);
    about[1].good = 1;
    about[2].good = 8;
    std::vector<double> reliability(3, 0.5);
    believe({{"rules.py", "wild"}, &wild}, about, today, reliability);
    EXPECT_EQ(reliability, (std::vector<double>{0, 0, 1}));
}

std::string fault_of(const CompiledRule& rule, std::span<const Evidence> about) {
    std::vector<double> reliability(about.size(), 0.5);
    try {
        believe(rule, about, today, reliability);
    } catch (const ScenarioError& error) {
        return error.what();
    }
    return "";
}

TEST(Custom, WhatIsNoNumberOrIsLeftOutIsTold) {
    std::vector<Evidence> about(600); // the last block is the third
    about[599].good = 7;
    about[599].bad = 2;
    const std::string wrong = fault_of({{"rules.py", "wild"}, &wild}, about);
    EXPECT_NE(wrong.find("'wild' of 'rules.py' raises or gives no number on " + iso(today)),
              std::string::npos)
        << wrong;
    EXPECT_NE(wrong.find("good=7, bad=2, stars_sum=0"), std::string::npos) << wrong;
    about[2].incidents = 3;
    const std::string left = fault_of({{"rules.py", "leaves"}, &leaves}, about);
    EXPECT_NE(left.find("incidents=3"), std::string::npos) << left;
    EXPECT_EQ(fault_of({{"rules.py", "leaves"}, &leaves}, std::span(about).first(2)), "");
}

TEST(Custom, WithoutACompilerThePackageIsAskedFor) {
    use_trust_compiler(nullptr);
    EXPECT_THROW(compiled({"rules.py", "never_seen"}), NeedsPython);
    int calls = 0;
    use_trust_compiler([&](const Custom&) { return ++calls, &beta; });
    EXPECT_EQ(compiled({"rules.py", "seen"}), &beta);
    EXPECT_EQ(compiled({"rules.py", "seen"}), &beta);
    EXPECT_EQ(calls, 1) << "worlds that begin later do not compile again";
    compile({"rules.py", "seen"});
    EXPECT_EQ(calls, 2) << "whoever reads the scenario does";
    use_trust_compiler(nullptr);
}

} // namespace
} // namespace sim
