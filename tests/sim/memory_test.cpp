// SPDX-License-Identifier: Apache-2.0
// What an experiment says is found without a list of its runs: the heap holds as much at the last
// replicate as at the first.
#include "sim/run/world.hpp"
#include "sim/study/effects/findings.hpp"
#include "sim/study/session.hpp"
#include "tests/sim/support/toy_market.hpp"

#include <gtest/gtest.h>
#include <malloc.h>

#include <algorithm>
#include <optional>

namespace {

using sim::Node;

std::size_t heap() { return mallinfo2().uordblks; }

/// Outcomes made when they are asked for, and how much the heap holds at each asking.
class OutcomesOnDemand final : public sim::Outcomes {
public:
    explicit OutcomesOnDemand(sim::Series shape) : shape_(std::move(shape)) {}

    [[nodiscard]] bool has(sim::RunId) const override { return true; }
    [[nodiscard]] std::shared_ptr<const sim::Outcome> get(sim::RunId id) const override {
        const std::size_t held = heap();
        least_ = std::min(least_.value_or(held), held);
        most_ = std::max(most_, held);
        sim::Series series = shape_;
        for (double& one : series.daily()) one = static_cast<double>(id.replicate % 7);
        std::ranges::fill(series.monthly(), 0.0);
        return std::make_shared<const sim::Outcome>(sim::Outcome{std::move(series), 1, {}});
    }
    [[nodiscard]] std::shared_ptr<const sim::PersonRecords> persons(sim::RunId) const override {
        return std::make_shared<const sim::PersonRecords>();
    }
    void keep(sim::RunId, sim::Outcome) override {}

    /// How much more it held at one asking than at another.
    [[nodiscard]] std::size_t growth() const { return most_ - *least_; }

private:
    sim::Series shape_;
    mutable std::optional<std::size_t> least_;
    mutable std::size_t most_ = 0;
};

std::size_t growth_over(std::uint32_t replicates) {
    const sim::Catalogue catalogue = toy::catalogue();
    const Node scenario =
        Node::table_of({{"model", "toy"}, {"days", 700}, {"burn_in", 0}, {"people", 1}});
    const auto experiment =
        design(catalogue, scenario, {{"lucky", Node::table_of({{"luck", 0.9}})}},
               {replicates, 0, sim::Placebos::run});
    const auto run = experiment.baseline().scenario->start(sim::keys_of({1, 0}));
    const OutcomesOnDemand outcomes(run->series());
    const sim::Findings findings = findings_of(experiment, outcomes);
    EXPECT_EQ(findings.reforms.at(0).effects.at(0).replicates, replicates);
    EXPECT_EQ(findings.reforms.at(0).over_time.at(0).size(), 100U);
    return outcomes.growth();
}

TEST(Memory, OfFindingsDoesNotGrowWithTheNumberOfRuns) {
    if (heap() == 0) GTEST_SKIP() << "this build's allocator does not say what it holds";
    const std::size_t few = growth_over(20);
    const std::size_t many = growth_over(2'000);
    // One number a replicate would already be 16 kB more; a list by week was 5 MB.
    EXPECT_LT(many, few + 4'096);
}

} // namespace
