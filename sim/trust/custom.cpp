// SPDX-License-Identifier: Apache-2.0
#include "sim/trust/custom.hpp"

#include "sim/base/problems.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <utility>

namespace sim {
namespace {

TrustCompiler& the_compiler() {
    static TrustCompiler one;
    return one;
}

// The columns of a block, as the function wants them.
struct Block {
    std::array<double, trust_block> good, bad, stars_sum, stars_count, incidents, days, prior;

    void put(std::size_t at, const Evidence& about, double belief, Day today) {
        good[at] = static_cast<double>(about.good);
        bad[at] = static_cast<double>(about.bad);
        stars_sum[at] = static_cast<double>(about.stars_sum);
        stars_count[at] = about.stars_count;
        incidents[at] = about.incidents;
        days[at] = today - about.updated;
        prior[at] = belief;
    }
};

double within_bounds(double reliability) {
    return reliability >= 0 ? std::min(reliability, 1.0) : 0.0; // not a number fails the comparison
}

// Worlds begin on many threads.
class Known {
public:
    TrustFunction find(const Custom& rule) {
        const std::scoped_lock lock(mutex_);
        const auto found = functions_.find({rule.script, rule.function});
        return found == functions_.end() ? nullptr : found->second;
    }
    void put(const Custom& rule, TrustFunction function) {
        const std::scoped_lock lock(mutex_);
        functions_[{rule.script, rule.function}] = function;
    }

private:
    std::mutex mutex_;
    std::map<std::pair<std::string, std::string>, TrustFunction> functions_;
};

Known& known() {
    static Known all;
    return all;
}

} // namespace

TrustFunction compile(const Custom& rule) {
    if (!the_compiler())
        throw NeedsPython(text("the rule ", rule.function, " of ", rule.script,
                               " is compiled by the Python package"));
    const TrustFunction function =
        the_compiler()(rule); // takes Python's lock, so none of ours is held
    known().put(rule, function);
    return function;
}

TrustFunction compiled(const Custom& rule) {
    const TrustFunction function = known().find(rule);
    return function ? function : compile(rule);
}

void use_trust_compiler(TrustCompiler compiler) { the_compiler() = std::move(compiler); }

void believe(TrustFunction function, std::span<const Evidence> about, Day today,
             std::span<double> reliability) {
    Block block;
    for (std::size_t first = 0; first < about.size(); first += trust_block) {
        const std::size_t rows = std::min(trust_block, about.size() - first);
        for (std::size_t at = 0; at < rows; ++at)
            block.put(at, about[first + at], reliability[first + at], today);
        function(static_cast<std::int64_t>(rows), block.good.data(), block.bad.data(),
                 block.stars_sum.data(), block.stars_count.data(), block.incidents.data(),
                 block.days.data(), block.prior.data(), reliability.data() + first);
    }
    for (double& one : reliability.first(about.size())) one = within_bounds(one);
}

} // namespace sim
