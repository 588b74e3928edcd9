// SPDX-License-Identifier: Apache-2.0
#pragma once
// The plan of an experiment as a small document: seed, replicates, names, and which engine began
// it.

#include "sim/base/fields.hpp"
#include "sim/run/experiment.hpp"
#include "sim/run/share.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sim {

/// What a folder says of its experiment.
struct Plan {
    std::string engine;
    std::string commit;
    std::uint64_t seed = 1;
    std::int64_t first_replicate = 0;
    std::int64_t replicates = 1;
    bool placebos = true;
    std::vector<std::string> reforms;
    std::optional<Share> share;
    std::vector<std::string> persons;
    Replication replication;
    std::string title;
    Attribution attribution = Attribution::none;
    std::vector<std::string> indicators;
    std::optional<Precision> precision;

    static constexpr auto fields() {
        return std::tuple{
            given<&Plan::engine>("Version of the engine that began it."),
            given<&Plan::commit>("Its commit; another one may give other bits."),
            given<&Plan::seed>("Family of worlds."),
            given<&Plan::first_replicate>("Number of the first replicate."),
            given<&Plan::replicates>("How many replicates."),
            given<&Plan::placebos>("Whether each reform is also run binding nobody."),
            given<&Plan::reforms>(
                "Names of the reforms; their scenarios lie in the folder reforms."),
            given<&Plan::share>("Which share of the replicates the folder holds; none for all."),
            given<&Plan::persons>("Tables of whose people account is kept."),
            given<&Plan::replication>("How replicates are made."),
            given<&Plan::title>("What the experiment is called; empty for its baseline's title."),
            given<&Plan::attribution>("How the effect of all reforms is attributed to each."),
            given<&Plan::indicators>("Indicators that are kept; all without it."),
            given<&Plan::precision>("What is to be known how well; then there are as many "
                                    "replicates as that takes."),
        };
    }
};

/// The plan of an experiment, or of a share of it, as the document that `read_plan` reads.
std::string plan_text(const Experiment& whole, const std::optional<Share>& share);

/// Reads a plan; refuses one of another engine, because a result must come from one.
Plan read_plan(const std::string& path);

/// The experiment that a plan describes, all shares of it, still without scenarios.
Experiment planned(const Plan& plan);

/// Prepares a scenario and adds it under the name that tables and files use.
void add_scenario(Experiment& experiment, const Catalogue& catalogue, const std::string& name,
                  const Node& document);

} // namespace sim
