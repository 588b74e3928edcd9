// SPDX-License-Identifier: Apache-2.0
#pragma once
// The plan of an experiment as a small document: seed, replicates, names, and which engine began
// it.

#include "sim/base/fields.hpp"
#include "sim/study/plan/experiment.hpp"
#include "sim/study/plan/share.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sim {

/// What a folder says of its experiment beside its design.
struct Plan {
    std::string engine;
    std::string commit;
    std::uint64_t seed = 1;
    std::vector<std::string> reforms;
    std::optional<Share> share;
    std::optional<std::int64_t> points;

    static constexpr auto fields() {
        return Fields{
            given<&Plan::engine>("Version of the engine that began it."),
            given<&Plan::commit>("Its commit; another one may give other bits."),
            given<&Plan::seed>("Family of worlds."),
            given<&Plan::reforms>("Labels of the reforms; their scenarios lie in the folder "
                                  "reforms, by their numbers: 1.toml and so on."),
            given<&Plan::share>("Which share of the replicates the folder holds; none for all."),
            given<&Plan::points>("At how many points of its parameters the scenario is simulated; "
                                 "none for the scenario alone."),
        };
    }
};

/// The plan of an experiment, or of a share of it, as the document that `read_plan` reads.
std::string plan_text(const Experiment& whole, const std::optional<Share>& share);

/// A plan with the experiment that it describes, all shares of it, still without scenarios.
struct Planned {
    Plan plan;
    Experiment whole;
};

/// Reads a plan; refuses one of another engine, because a result must come from one.
Planned read_plan(const std::string& path);

/// Prepares a scenario and adds it under the name that tables and results use.
void add_scenario(Experiment& experiment, const Catalogue& catalogue, const std::string& name,
                  const Node& document);

} // namespace sim
