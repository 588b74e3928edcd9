// SPDX-License-Identifier: Apache-2.0
#include "tests/support/crowd.hpp"

#include "models/crowdfunding/model.hpp"
#include "sim/document/toml.hpp"
#include "sim/run/model_of.hpp"
#include "sim/run/world.hpp"
#include "tests/support/memory.hpp"

namespace models::crowdfunding {
namespace {

constexpr std::string_view eventful = R"(
model = "crowdfunding"
start = 2016-03-01
days = 330
burn_in = 60
[population]
makers = 250
years = 1.05
backers = 6_000
next_after = 40
serial = 0.5
[makers]
dishonest = 0.1
after_success = 0.9
after_failure = 0.7
[delivery]
promised = 20
failure = 0.2
[claims]
abusive = 0.1
[appeal]
level = -1
)";

const sim::RunOf<Market>& known(const sim::Run& run) {
    return dynamic_cast<const sim::RunOf<Market>&>(run);
}

} // namespace

World::World(std::shared_ptr<const sim::Prepared> scenario, sim::Keys keys,
             std::unique_ptr<sim::Run> run)
    : scenario_(std::move(scenario)), keys_(keys), start_(scenario_->settings().start),
      run_(std::move(run)), market_(&known(*run_).market()),
      given_(&dynamic_cast<const sim::PreparedOf<Market>&>(*scenario_).scenario().given) {}

World::World(std::shared_ptr<const sim::Prepared> scenario, std::uint64_t seed)
    : World(scenario, sim::keys_of({seed, 0}), scenario->start(sim::keys_of({seed, 0}))) {}

World World::taken_up() const {
    const sim::TablesInMemory saved(tables());
    return {scenario_, keys_, std::make_unique<sim::RunOf<Market>>(known(*run_), saved)};
}

World World::branch(std::shared_ptr<const sim::Prepared> scenario) const {
    auto run = scenario->branch(*run_);
    return {std::move(scenario), keys_, std::move(run)};
}

void World::step() { dynamic_cast<sim::RunOf<Market>&>(*run_).step(); }

Indicators World::told() const {
    Indicators all;
    std::vector<Indicators> zones(market().zones().size());
    market().indicators(zones);
    for (const Indicators& zone : zones)
        sim::for_each_field<Indicators>(
            [&](const auto& field) { all.*(field.pointer) += zone.*(field.pointer); });
    return all;
}

double World::total(std::string_view indicator) const {
    const std::size_t line = series().line(indicator);
    const std::size_t lines = series().lines().size();
    double sum = 0;
    for (int day = 0; day < run_->day() - start_; ++day) // those that have passed
        sum += series().daily()[static_cast<std::size_t>(day) * lines + line];
    return sum;
}

double World::outcome(std::string_view indicator) {
    advance(end());
    return total(indicator);
}

sim::Node platform(std::string_view toml) {
    return sim::merge(sim::read_toml_text(eventful, "platform"), sim::read_toml_text(toml, "test"));
}

sim::Node bare(std::string_view toml) {
    return sim::merge(sim::read_toml_text("model = \"crowdfunding\"\n", "bare"),
                      sim::read_toml_text(toml, "test"));
}

std::shared_ptr<const sim::Prepared> prepared(const sim::Node& document) {
    return model()->prepare(document);
}

std::string measure(std::string_view name, std::string_view terms, std::string_view from) {
    return sim::text("[[regulation.", name, "]]\nfrom = ", from, "\n", terms, "\n");
}

} // namespace models::crowdfunding
