// SPDX-License-Identifier: Apache-2.0
// The commented document with which a new experiment begins.
#include "sim/document/json.hpp"
#include "sim/study/experiment_file.hpp"

namespace sim {
namespace {

std::string quoted(const std::string& words) { return write_json(Node(words), Layout::line); }

std::string quoted(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& one : words) all += (all.empty() ? "" : ", ") + quoted(one);
    return "[" + all + "]";
}

constexpr const char* rest = R"(
replicates = 10                # worlds; 95 % intervals need five
# announcement = 2019-05-01    # all measures become known that day; without it, as they say
# attribution = "shapley"      # what each of two to six reforms contributes to all of them together
# indicators = ["NAME"]        # keep these alone; `sharesim describe MODEL` lists them
# persons = ["TABLE"]          # keep account of single people: winners and losers

# [set]                        # what is otherwise in the scenario than its file says
# days = 365

# [replication]
# chances = 4                  # replicates in a row share their people and differ in draws alone
# branch_at = 2019-05-01       # the branches of a replicate part that day, not later
# siblings = 3                 # with persons: further draws of the baseline, which rank people
# histories = "shared"         # all replicates have one past, and differ in draws from then on

# [precision]                  # in place of `replicates`: go on until enough is known
# targets = [{ indicator = "NAME", relative = 0.01 }]
# least = 10
# most = 200

# [design]                     # many points of the parameters instead of one (Python package)
# method = "latin_hypercube"   # or grid, sobol, morris
# points = 64
# [design.parameters]
# "tax.rate" = { low = 0.0, high = 0.2 }
)";

} // namespace

std::string experiment_template(const std::string& about, const std::string& baseline,
                                const std::vector<std::string>& reforms) {
    return "# SPDX-License-Identifier: CC0-1.0\n"
           "# An experiment: the same people with the same draws under each rule. Lines that begin "
           "with # are\n# what could be said too. `sharesim schema experiment` tells all of it.\n"
           "title = " +
           quoted("An experiment on " + about) + "\nbaseline = " + quoted(baseline) +
           "\nreforms = " + quoted(reforms) +
           "                   # by name or path, or written out: { label = ..., ... }\n" + rest;
}

} // namespace sim
