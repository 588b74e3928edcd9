// SPDX-License-Identifier: Apache-2.0
// Validation, back-tests and reports stand on the Python package, which reads the facts and judges
// the contrasts, fits the rivals and scores what was predicted, or lays out the page.
#include "sim/command/plug_in.hpp"
#include "sim/command/verbs.hpp"

namespace sim::cli {

std::vector<std::string> backtested(const Catalogue& catalogue) {
    std::vector<std::string> all;
    for (const auto& model : catalogue)
        if (!model->front().backtest.empty()) all.emplace_back(model->label());
    return all;
}

int validate(const Catalogue&, const Asked& asked) { go_on_in_python(asked.arguments); }

int backtest(const Catalogue&, const Asked& asked) { go_on_in_python(asked.arguments); }

int report(const Catalogue&, const Asked& asked) { go_on_in_python(asked.arguments); }

} // namespace sim::cli
