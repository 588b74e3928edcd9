// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a result is made of, said once: each struct of outputs has a table with a line for each of
// its numbers and words, and JSON, result files, Python, tables of text and documentation are
// visitors of it. Lighter than `fields.hpp`, whose tables are also read into objects.

#include "sim/base/fields.hpp"
#include "sim/base/units.hpp"

#include <string_view>
#include <type_traits>

namespace sim {

/// What the line of an output says, whichever output it is.
struct OutputLine {
    std::string_view doc;
    Unit unit;
    std::string_view statistic; ///< how a result file says it came about: "mean", "count" ...
    std::string_view name;      ///< in result files, Python and documentation
    std::string_view key;       ///< in JSON
    std::string_view column;    ///< title in tables of text; those without are left out there
};

/// One output of a struct: a data member, or a member function that takes nothing.
template <auto Read> struct Output : OutputLine {
    static constexpr auto read = Read;

    /// The output of an object.
    template <class T> static constexpr decltype(auto) of(const T& object) {
        if constexpr (std::is_member_object_pointer_v<std::remove_const_t<decltype(read)>>)
            return (object.*Read);
        else
            return (object.*Read)();
    }

    /// The same under another name than the member's; in JSON under a key of its own.
    [[nodiscard]] constexpr Output called(std::string_view other, std::string_view in_json) const {
        Output line = *this;
        line.name = other;
        line.key = in_json;
        return line;
    }
    [[nodiscard]] constexpr Output called(std::string_view other) const {
        return called(other, other);
    }
    /// The same, shown in tables of text under this title.
    [[nodiscard]] constexpr Output under(std::string_view title) const {
        Output line = *this;
        line.column = title;
        return line;
    }
};

/// A line of a table of outputs, under the name of the member.
template <auto Read>
constexpr Output<Read> output(std::string_view doc, Unit unit = unit::none,
                              std::string_view statistic = "") {
    constexpr std::string_view name = detail::member_name<Read>();
    return {{doc, unit, statistic, name, name, ""}};
}

/// A struct whose `outputs()` is its table.
template <class T>
concept Reported = std::is_class_v<T> && requires {
    T::outputs().apply([](const auto&...) {});
};

/// Whether the table has a line for each member: one left out does not compile where this is asked.
template <Reported T>
inline constexpr bool all_told = detail::has_members<T, decltype(T::outputs())::size>;

/// The table of a struct, in memory once.
template <Reported T> inline constexpr auto outputs_of = T::outputs();

/// Calls `visit(line)` for each line of the table.
template <Reported T, class Visit> constexpr void for_each_output(Visit&& visit) {
    outputs_of<T>.apply([&](const auto&... line) { (visit(line), ...); });
}

/// Calls `visit(line, value)` for each line of the table.
template <Reported T, class Visit> constexpr void for_each_output(const T& object, Visit&& visit) {
    for_each_output<T>([&](const auto& line) { visit(line, line.of(object)); });
}

} // namespace sim
