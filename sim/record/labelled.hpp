// SPDX-License-Identifier: Apache-2.0
#pragma once
// Labelled arrays in result files: every axis has a name and labels, every variable says what it
// measures. What is written is netCDF-4, which xarray, R, Julia, MATLAB and h5dump read.

#include "sim/base/identity.hpp"
#include "sim/record/file.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sim {

/// What every result file says of itself, so that it can be checked and run again.
inline constexpr std::array<std::string_view, 8> file_attributes{
    "Conventions", "schema_version", "engine_version",    "engine_commit",
    "compiler",    "seed",           "resolved_scenario", "record_hash"};

/// The conventions for self-describing data that the layout follows.
inline constexpr std::string_view conventions = "CF-1.8";

/// An axis shared by variables: its name and one label for each position.
struct Dimension {
    std::string name;
    std::string long_name;
    std::variant<std::vector<std::string>, std::vector<double>, std::vector<std::int64_t>> labels;
    std::vector<Attribute> attributes; // units of numeric labels, and what else is known

    [[nodiscard]] std::uint64_t size() const;
};

/// The days of a run, counted from the first one; readers turn them into dates.
Dimension time_dimension(Day first, std::vector<std::int64_t> days_since_first);

/// A unit as a result file spells it: numbers in `days` are taken for spans of time by readers that
/// follow CF, those in `day` are left as they are.
std::string spelled(const std::string& unit);

/// What a variable measures, along which dimensions, and of what type its values are.
struct Quantity {
    std::string name;
    std::vector<std::string> dimensions; // slowest first
    std::string units;                   // "1" for shares and counts
    std::string long_name;
    std::string statistic; // "mean", "sum", "point", ...
    std::string source;    // left out when empty
    Element element = Element::float64;
    std::optional<std::int64_t>
        missing;                       // marks a missing whole number; for doubles it is always NaN
    std::vector<Attribute> attributes; // flag_values and flag_meanings, for example
};

/// A variable with all its values; their type overrides that of the quantity.
struct Variable {
    Quantity quantity;
    Values values;
};

/// Writes what a result file says of itself; all of `file_attributes` must be among them.
void describe(OutputFile& file, std::span<const Attribute> attributes);

/// A group whose variables have their full shape from the start, all missing, and are filled a
/// piece at a time in any order: memory does not grow with the number of runs. Texts, with which
/// nothing can be reckoned, are named as `coordinates` of the numbers that they tell of.
class LabelledGroup {
public:
    /// Creates the group ("" is the outermost), its labels and its empty variables.
    LabelledGroup(OutputFile& file, const std::string& group, std::span<const Dimension> dimensions,
                  std::span<const Quantity> quantities);

    /// Fills what lies at fixed positions of the leading dimensions, such as {scenario, replicate}.
    template <std::ranges::contiguous_range Range>
    void fill(std::string_view variable, const Extent& at, const Range& values) {
        Dataset& target = find(variable);
        target.write(values, slab(target, at));
    }

    [[nodiscard]] const Group& group() const { return group_; }

private:
    void add(const Dimension& dimension);
    void add(const Quantity& quantity, std::span<const Quantity> all);
    [[nodiscard]] Dataset& find(std::string_view variable);
    [[nodiscard]] const Dataset& scale(const Quantity& quantity,
                                       const std::string& dimension) const;
    static Part slab(const Dataset& target, const Extent& at);

    Group group_;
    std::map<std::string, Dataset, std::less<>> scales_;
    std::map<std::string, Dataset, std::less<>> variables_;
};

/// Writes a group of labelled variables in one go.
void write(OutputFile& file, const std::string& group, std::span<const Dimension> dimensions,
           std::span<const Variable> variables);

} // namespace sim
