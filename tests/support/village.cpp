// SPDX-License-Identifier: Apache-2.0
#include "tests/support/village.hpp"

#include "models/home_sharing/model.hpp"
#include "sim/document/toml.hpp"
#include "sim/run/locate.hpp"
#include "sim/run/model_of.hpp"
#include "sim/run/world.hpp"
#include "tests/support/memory.hpp"

#include <fstream>
#include <sstream>

namespace models::home_sharing {
namespace {

const sim::PreparedOf<Market>& known(const sim::Prepared& scenario) {
    return dynamic_cast<const sim::PreparedOf<Market>&>(scenario);
}

const sim::RunOf<Market>& known(const sim::Run& run) {
    return dynamic_cast<const sim::RunOf<Market>&>(run);
}

} // namespace

World::World(std::unique_ptr<sim::Run> run)
    : run_(std::move(run)), market_(&known(*run_).market()) {}

void World::examine(DiagnosticSums& signs) const { known(*run_).examine(signs); }

void World::step() { dynamic_cast<sim::RunOf<Market>&>(*run_).step(); }

std::unique_ptr<World> World::taken_up() const {
    const sim::TablesInMemory saved(tables());
    return std::make_unique<World>(std::make_unique<sim::RunOf<Market>>(known(*run_), saved));
}

std::unique_ptr<World> World::branch(const sim::Prepared& scenario) const {
    return std::make_unique<World>(scenario.branch(*run_));
}

sim::Node told(const std::string& scenario, std::string_view toml) {
    const std::string path = "scenarios/home_sharing/" + scenario + ".toml";
    return sim::merge(sim::open_document(sim::DocumentKind::scenarios, path),
                      sim::read_toml_text(toml, "test"));
}

sim::Node reformed(sim::Node document, const std::string& reform) {
    const std::string path = "scenarios/reforms/home_sharing/" + reform + ".toml";
    return sim::merge(std::move(document), sim::open_document(sim::DocumentKind::reforms, path));
}

std::shared_ptr<const sim::Prepared> prepared(const sim::Node& document) {
    return model()->prepare(document);
}

std::unique_ptr<World> world(const sim::Node& document, std::uint64_t seed) {
    return std::make_unique<World>(prepared(document)->start(sim::keys_of({seed, 0})));
}

std::pair<Parameters, City> read_in(const sim::Node& document) {
    const auto scenario = prepared(document);
    return {known(*scenario).scenario().given, known(*scenario).scenario().inputs};
}

std::vector<Indicators> by_zone(const Market& market) {
    std::vector<Indicators> zones(market.zones().size());
    market.indicators(zones);
    return zones;
}

std::string content_of(const std::string& path) {
    std::ifstream in(path);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

} // namespace models::home_sharing
