// SPDX-License-Identifier: Apache-2.0
#pragma once
// Published results as tables of targets, and what our runs make of them.
//
// A table in tests/published has a row for each number that is known: the scenario and what is set
// in it, the quantity, the number, and how far it may be trusted.

#include "sim/base/fields.hpp"
#include "sim/run/run.hpp"

#include <optional>
#include <string>
#include <vector>

namespace published {

/// Who found a number: the authors, or an independent program written after their description.
enum class From { paper, check };
constexpr std::array<std::string_view, 2> names(From) { return {"paper", "check"}; }

/// A known number.
struct Aim {
    std::string scenario;
    std::string set;      ///< `path=value`, parted by semicolons
    std::string quantity; ///< an indicator, and of which days
    From from = From::paper;
    double target = 0;
    double error = 0;         ///< of reading it off a figure, or of rounding
    double runs = 0;          ///< that it is the mean of; 0 where it is exact
    std::optional<double> se; ///< its standard error, where it is told
    std::size_t ours = 50;    ///< runs that we make
    std::size_t quick = 0;    ///< runs that the fast tests make; 0 where they leave it out

    static constexpr auto fields() {
        return sim::Fields{sim::given<&Aim::scenario>("Scenario."),
                           sim::given<&Aim::set>("What is set."),
                           sim::given<&Aim::quantity>("Quantity."),
                           sim::given<&Aim::from>("Who found it."),
                           sim::given<&Aim::target>("Number."),
                           sim::given<&Aim::error>("Error of reading."),
                           sim::given<&Aim::runs>("Runs behind it."),
                           sim::given<&Aim::se>("Standard error."),
                           sim::given<&Aim::ours>("Our runs."),
                           sim::given<&Aim::quick>("Runs of the fast tests.")};
    }
};

/// The numbers known for one setting of one scenario.
struct Setting {
    std::string scenario;
    std::string set;
    std::vector<Aim> aims;

    [[nodiscard]] std::size_t replicates() const { return aims.front().ours; }
};

/// All settings of a table, in the order of their first rows.
std::vector<Setting> settings_of(const std::string& path);

/// A mean over runs.
struct Found {
    double mean = 0;
    double deviation = 0;
    std::size_t runs = 0;
    bool chance = false; ///< whether each run gives 0 or 1
};

/// Simulates replicates of a setting; one mean for each of its aims. Quantities:
/// `wealth last 1250`, `wealth all` days, `no_trust end`, and `wealth peak`, which is the largest
/// value that the mean over runs takes on a day.
std::vector<Found> found(const sim::Catalogue& catalogue, const Setting& setting,
                         std::size_t replicates);

/// How a mean compares with a target.
struct Verdict {
    double standard_error = 0; ///< of our mean
    double allowed = 0;        ///< the distance that both errors explain
    bool agrees = false;
};

/// Compares: |ours - target| <= 3 sqrt(se_ours^2 + se_target^2) + error of reading. Where the
/// target's own error is not told, its runs are taken to scatter as ours do.
Verdict judge(const Aim& aim, const Found& ours);

} // namespace published
