// SPDX-License-Identifier: Apache-2.0
// What an experiment says beyond effects: what each part of a package contributes, and whether as
// much is known as was asked for.
#include "sim/command/verbs.hpp"
#include "sim/document/output_json.hpp"
#include "sim/study/effects/attribution.hpp"
#include "sim/text/table_text.hpp"
#include "sim/time/calendar.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>

namespace sim::cli {
namespace {

std::string estimate_words(const Estimate& one) {
    if (std::isnan(one.low)) return figure(one.mean);
    return text(figure(one.mean), " ± ", figure(one.high - one.mean));
}

std::string subject_of(const Reached& one) {
    return one.reform.empty() ? one.indicator : text(one.indicator, " under ", one.reform);
}

std::string reached_words(const Reached& one) {
    if (!one.in_force)
        return text(subject_of(one), ": left out, for it is in force on no recorded day");
    std::string asked =
        text(subject_of(one), " ± ", figure(one.half_width), " (asked ± ", figure(one.wanted), ")");
    if (one.enough()) return asked;
    return one.replicates > 0 ? text(asked, ", about ", one.replicates, " replicates would do")
                              : asked;
}

} // namespace

void print_attribution(const Findings& findings, const std::vector<std::size_t>& shown) {
    const Attributed& all = findings.attribution;
    if (all.parts.empty()) return;
    std::cout << "what each contributes to all together (Shapley value), from " << iso(all.from)
              << ", " << all.replicates << " replicates\n";
    std::vector<TextColumn> columns{{"indicator"}, {all_together, Align::right}};
    for (const std::string& part : all.parts) columns.push_back({part, Align::right});
    TextTable table(std::move(columns));
    for (const std::size_t line : shown) {
        std::vector<std::string> row{findings.lines[line].name, estimate_words(all.whole[line])};
        for (const auto& part : all.values) row.push_back(estimate_words(part[line]));
        table.add(std::move(row));
    }
    std::cout << table.print(2) << '\n';
}

void print_precision(const Conclusion& conclusion) {
    if (conclusion.reached.empty()) return;
    const bool all = std::ranges::all_of(conclusion.reached, &Reached::enough);
    const bool any = std::ranges::any_of(conclusion.reached, &Reached::in_force);
    std::cout << "precision: "
              << (!any  ? "of nothing"
                  : all ? "reached"
                        : "NOT reached")
              << " with " << conclusion.replicates << " replicates\n";
    for (const Reached& one : conclusion.reached)
        std::cout << "  " << (one.enough() ? "" : "not enough: ") << reached_words(one) << '\n';
}

Node attribution_words(const Findings& findings) {
    const Attributed& all = findings.attribution;
    if (all.parts.empty()) return {};
    Node::List parts;
    for (std::size_t part = 0; part <= all.parts.size(); ++part) {
        const bool whole = part == all.parts.size();
        Node values{Node::Table{}};
        for (std::size_t line = 0; line < all.whole.size(); ++line)
            values.put(findings.lines[line].name,
                       json_of(whole ? all.whole[line] : all.values[part][line]));
        parts.push_back(Node::table_of(
            {{"name", whole ? all_together : all.parts[part]}, {"values", std::move(values)}}));
    }
    return Node::table_of({{"rule", "shapley"},
                           {"from", iso(all.from)},
                           {"n", all.replicates},
                           {"parts", Node(std::move(parts))}});
}

Node precision_words(const Conclusion& conclusion) {
    if (conclusion.reached.empty()) return {};
    Node::List all;
    for (const Reached& one : conclusion.reached)
        all.push_back(Node::table_of({{"reform", one.reform},
                                      {"indicator", one.indicator},
                                      {"half_width", number(one.half_width)},
                                      {"asked", number(one.wanted)},
                                      {"reached", one.in_force ? Node(one.enough()) : Node()},
                                      {"in_force", one.in_force},
                                      {"would_do", one.replicates}}));
    return all;
}

} // namespace sim::cli
