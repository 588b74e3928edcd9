// SPDX-License-Identifier: Apache-2.0
#pragma once
// Trust rules that users compile: a C function that serves a block of parties at once, so that it
// runs inside the parallel loops at the speed of our own.

#include "sim/base/fields.hpp"
#include "sim/trust/evidence.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace sim {

/// Version 1 of the signature: for each of `rows` parties its promises kept and broken, sum and
/// number of stars, incidents, days since the last outcome, and the believer's prior; writes the
/// reliability perceived, 0 to 1. It is called from several threads at once and must not keep
/// anything between calls. What lies outside 0 to 1 is cut; a party whose reliability it does not
/// write, or for which it writes no number, ends the run.
using TrustFunction = void (*)(std::int64_t rows, const double* good, const double* bad,
                               const double* stars_sum, const double* stars_count,
                               const double* incidents, const double* days, const double* prior,
                               double* reliability);

/// A compiled function of the user's.
struct Custom {
    std::string script;
    std::string function;

    static constexpr std::string_view label = "custom";
    static constexpr std::string_view doc =
        "A function of the user's own, in Python, compiled before the run.";
    static constexpr auto fields() {
        return Fields{
            given<&Custom::script>("Path of a Python file."),
            given<&Custom::function>("A function in it, as sharesim.trust_rule compiles it."),
        };
    }
};

/// A compiled rule is asked for, and nothing here can compile it: the program hands the task on to
/// the Python package.
class NeedsPython : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Turns a script and the name of a function into its address; throws ScenarioError.
using TrustCompiler = std::function<TrustFunction(const Custom&)>;

/// Says who compiles from now on; the Python package does so when it is loaded.
void use_trust_compiler(TrustCompiler compiler);

/// Compiles a rule from what its script says now; throws NeedsPython without a compiler.
TrustFunction compile(const Custom& rule);

/// The address of a rule as it was compiled last; compiles it if it never was.
TrustFunction compiled(const Custom& rule);

/// A rule with its machine code.
struct CompiledRule {
    Custom rule;
    TrustFunction function;
};

/// Parties that one call serves at most.
inline constexpr std::size_t trust_block = 256;

/// What is thought of some parties by a compiled rule, which forgets nothing. On entry
/// `reliability` holds the believer's prior of each, on return the reliability perceived. Throws
/// ScenarioError with the rule, the day and the record of the first party for which it has none.
void believe(const CompiledRule& rule, std::span<const Evidence> about, Day today,
             std::span<double> reliability);

} // namespace sim
