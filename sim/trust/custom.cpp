// SPDX-License-Identifier: Apache-2.0
#include "sim/trust/custom.hpp"

#include "sim/base/problems.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <limits>
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

    // What the function does not write stays no number.
    void ask(TrustFunction function, std::span<double> reliability) const {
        std::ranges::fill(reliability, std::numeric_limits<double>::quiet_NaN());
        function(static_cast<std::int64_t>(reliability.size()), good.data(), bad.data(),
                 stars_sum.data(), stars_count.data(), incidents.data(), days.data(), prior.data(),
                 reliability.data());
    }

    [[nodiscard]] std::string told(std::size_t at) const {
        return text("good=", good[at], ", bad=", bad[at], ", stars_sum=", stars_sum[at],
                    ", stars_count=", stars_count[at], ", incidents=", incidents[at],
                    ", days=", days[at], ", prior=", prior[at]);
    }
};

// As "2019-07-01"; the calendar of the engine stands on the same floor.
std::string date(Day day) {
    const std::chrono::year_month_day one{std::chrono::sys_days{std::chrono::days{day.value}}};
    char written[40];
    std::snprintf(written, sizeof written, "%04d-%02u-%02u", static_cast<int>(one.year()),
                  static_cast<unsigned>(one.month()), static_cast<unsigned>(one.day()));
    return written;
}

void check(const CompiledRule& rule, const Block& block, Day today,
           std::span<const double> reliability) {
    const auto missing =
        std::ranges::find_if(reliability, [](double one) { return std::isnan(one); });
    if (missing == reliability.end()) return;
    const auto at = static_cast<std::size_t>(missing - reliability.begin());
    throw ScenarioError("trust.function", text("'", rule.rule.function, "' of '", rule.rule.script,
                                               "' raises or gives no number on ", date(today),
                                               " for a party with ", block.told(at)));
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

void believe(const CompiledRule& rule, std::span<const Evidence> about, Day today,
             std::span<double> reliability) {
    Block block;
    for (std::size_t first = 0; first < about.size(); first += trust_block) {
        const std::size_t rows = std::min(trust_block, about.size() - first);
        const auto asked = reliability.subspan(first, rows);
        for (std::size_t at = 0; at < rows; ++at)
            block.put(at, about[first + at], asked[at], today);
        block.ask(rule.function, asked);
        check(rule, block, today, asked);
        for (double& one : asked) one = std::clamp(one, 0.0, 1.0);
    }
}

} // namespace sim
