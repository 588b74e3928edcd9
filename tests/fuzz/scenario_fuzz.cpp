// SPDX-License-Identifier: Apache-2.0
#include "models/catalogue.hpp"
#include "sim/base/problems.hpp"
#include "sim/document/json.hpp"
#include "sim/document/toml.hpp"
#include "sim/run/locate.hpp"
#include "tests/fuzz/targets.hpp"

namespace fuzz {
namespace {

// The tables that a scenario names lie where those of the village do.
constexpr const char* beside_the_village = "scenarios/home_sharing/fuzzed.toml";

sim::Node document(std::string_view bytes) {
    const bool json = bytes.starts_with('{');
    auto read = json ? sim::read_json_text(bytes, beside_the_village)
                     : sim::read_toml_text(bytes, beside_the_village);
    sim::anchor_tables(read);
    return read;
}

const sim::Model& model_of(const sim::Node& document, const sim::Catalogue& all) {
    const sim::Node* named = document.find("model");
    const bool told = named != nullptr && named->is(sim::Node::Kind::text);
    return sim::find(all, told ? named->text() : "home_sharing");
}

} // namespace

void scenario(std::string_view bytes) {
    static const sim::Catalogue all = models::catalogue();
    try {
        const sim::Node given = document(bytes);
        const auto prepared = model_of(given, all).prepare(given);
        // A folder keeps the resolved scenario as text, and `resume` reads it again.
        const std::string kept = sim::write_toml(prepared->resolved());
        const auto again =
            model_of(given, all).prepare(sim::read_toml_text(kept, beside_the_village));
        sim::require(sim::write_toml(again->resolved()) == kept, "a scenario changed when kept");
    } catch (const sim::ScenarioError&) {
    } catch (const sim::FileError&) {}
}

} // namespace fuzz
