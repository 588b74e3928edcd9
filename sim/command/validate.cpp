// SPDX-License-Identifier: Apache-2.0
// Validation, back-tests and reports stand on the Python package, which reads the facts and judges
// the contrasts, fits the rivals and scores what was predicted, or lays out the page.
#include "sim/base/problems.hpp"
#include "sim/command/plug_in.hpp"
#include "sim/command/verbs.hpp"

#include <algorithm>

namespace sim::cli {

std::vector<std::string> backtested(const Catalogue& catalogue) {
    std::vector<std::string> all;
    for (const auto& model : catalogue)
        if (!model->front().backtest.empty()) all.emplace_back(model->label());
    return all;
}

int validate(const Catalogue&, const Asked& asked) { go_on_in_python(asked); }

int backtest(const Catalogue& catalogue, const Asked& asked) {
    const std::vector<FrontOption>& options = find(catalogue, asked.subject).front().backtest;
    const std::string what = "the back-test of " + asked.subject;
    Problems problems;
    for (const FrontOption& one : options)
        if (one.needed && !std::ranges::count(asked.own, one.name))
            problems.add(one.name, "is missing: " + what + " needs it");
    for (const std::string& name : asked.own)
        if (!std::ranges::count(options, name, &FrontOption::name))
            problems.add(name, "is not for " + what);
    refuse(problems);
    go_on_in_python(asked);
}

int report(const Catalogue&, const Asked& asked) { go_on_in_python(asked); }

} // namespace sim::cli
