// SPDX-License-Identifier: Apache-2.0
#pragma once
// A crowdfunding platform on which everything happens within a year, with anything of its scenario
// replaced, as a run.

#include "models/crowdfunding/market.hpp"
#include "sim/document/document.hpp"
#include "sim/run/run.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace models::crowdfunding {

/// A world of crowdfunding under way. Its members are defined once, and not in every test: the run
/// of a market takes long to compile.
class World {
public:
    explicit World(std::shared_ptr<const sim::Prepared> scenario, std::uint64_t seed = 1);

    [[nodiscard]] sim::Day day() const { return run_->day(); }
    [[nodiscard]] sim::Day end() const { return run_->end(); }
    void advance(sim::Day until) { run_->advance(until); }
    void next_day() { advance(day() + 1); }
    /// Runs the next phase of the day, if it is due; the last one ends the day.
    void step();
    /// The same world put away and taken up again, be it in the middle of a day.
    [[nodiscard]] World taken_up() const;
    /// The same world, from today on under a scenario.
    [[nodiscard]] World branch(std::shared_ptr<const sim::Prepared> scenario) const;
    [[nodiscard]] const Market& market() const { return *market_; }
    [[nodiscard]] const Parts& parts() const { return market_->parts(); }
    [[nodiscard]] const Agents& agents() const { return market_->agents(); }
    [[nodiscard]] const Parameters& given() const { return *given_; }
    [[nodiscard]] const sim::Series& series() const { return run_->series(); }
    [[nodiscard]] std::vector<sim::TableView> tables() const { return run_->tables(); }
    /// The day that has just passed, as its phases saw it.
    [[nodiscard]] Today yesterday() const { return {day() - 1, start_, keys_, *given_}; }
    /// What the day that has just passed reports, over all categories.
    [[nodiscard]] Indicators told() const;
    /// The sum of an indicator over all recorded days.
    [[nodiscard]] double total(std::string_view indicator) const;
    /// The same once the world has come to its end.
    [[nodiscard]] double outcome(std::string_view indicator);

private:
    World(std::shared_ptr<const sim::Prepared> scenario, sim::Keys keys,
          std::unique_ptr<sim::Run> run);

    std::shared_ptr<const sim::Prepared> scenario_;
    sim::Keys keys_;
    sim::Day start_;
    std::unique_ptr<sim::Run> run_;
    const Market* market_;
    const Parameters* given_;
};

/// The platform with a document laid over it, told in TOML: small, quick to deliver, with makers
/// who fail or cheat and backers who claim falsely.
sim::Node platform(std::string_view toml = "");

/// Nothing but what the words say, and a model of that name.
sim::Node bare(std::string_view toml);

/// A document read and checked.
std::shared_ptr<const sim::Prepared> prepared(const sim::Node& document);

/// A new world of a document.
inline World world(const sim::Node& document, std::uint64_t seed = 1) {
    return World(prepared(document), seed);
}

/// A measure of the law in force from a day on.
std::string measure(std::string_view name, std::string_view terms,
                    std::string_view from = "2016-03-01");

} // namespace models::crowdfunding
