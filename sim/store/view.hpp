// SPDX-License-Identifier: Apache-2.0
#pragma once
// A table seen without its type: what checkpoints, digests and Python need to know of columns.

#include "sim/base/money.hpp"
#include "sim/store/table.hpp"

#include <cstddef>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace sim {

/// The kind of number that a column's memory holds.
enum class Scalar { real, integer, natural };

/// One column: what it means, and where its numbers lie (rows x width, row by row).
struct ColumnView {
    std::string name;
    std::string doc;
    std::string unit;
    Role role = Role::state;
    Scalar scalar = Scalar::real;
    std::size_t bytes = 8;          ///< of one number
    std::size_t width = 1;          ///< numbers in a row; more than 1 for arrays such as calendars
    std::vector<std::string> words; ///< of an enumeration, by value
    std::shared_ptr<const void> owner;
    const void* data = nullptr;
};

/// All columns of a table.
struct TableView {
    std::string name;
    std::size_t rows = 0;
    std::vector<Identity> identities;
    std::vector<ColumnView> columns;
};

namespace detail {

template <class T> struct scalar_of {
    using type = T;
    static constexpr std::size_t width = 1;
};
template <> struct scalar_of<Money> : scalar_of<std::int64_t> {};
template <> struct scalar_of<Identity> : scalar_of<std::uint64_t> {};
template <> struct scalar_of<Day> : scalar_of<std::int32_t> {};
template <class Row> struct scalar_of<Ref<Row>> : scalar_of<std::uint32_t> {};
template <class E>
requires std::is_enum_v<E>
struct scalar_of<E> : scalar_of<std::underlying_type_t<E>> {
};
template <class T, std::size_t N> struct scalar_of<std::array<T, N>> {
    using type = typename scalar_of<T>::type;
    static constexpr std::size_t width = N * scalar_of<T>::width;
};
// A column type of a market's own may say what it is made of: `using scalar`, `width`.
template <class T>
requires requires { typename T::scalar; }
struct scalar_of<T> {
    using type = typename T::scalar;
    static constexpr std::size_t width = T::width;
};

template <class Number> constexpr Scalar scalar_kind() {
    if (std::is_floating_point_v<Number>) return Scalar::real;
    return std::is_signed_v<Number> ? Scalar::integer : Scalar::natural;
}

template <class Value> std::vector<std::string> words_of() {
    std::vector<std::string> words;
    if constexpr (Named<Value>)
        for (std::string_view word : names(Value{})) words.emplace_back(word);
    return words;
}

// What amounts and days are counted in goes without saying.
template <class Value> constexpr std::string_view unit_of(std::string_view said) {
    if (!said.empty()) return said;
    if (std::is_same_v<Value, Money>) return unit::money.name;
    return std::is_same_v<Value, Day> ? unit::dates.name : said;
}

template <class Field, class Value>
ColumnView column_view(const Field& field, const std::shared_ptr<std::vector<Value>>& buffer) {
    using Number = typename scalar_of<Value>::type;
    constexpr std::size_t width = scalar_of<Value>::width;
    static_assert(std::is_trivially_copyable_v<Value> && sizeof(Value) == width * sizeof(Number));
    return {std::string(field.name),
            std::string(field.doc),
            std::string(unit_of<Value>(field.unit.name)),
            field.role,
            scalar_kind<Number>(),
            sizeof(Number),
            width,
            words_of<Value>(),
            buffer,
            buffer->data()};
}

} // namespace detail

/// The view of a table under that name.
template <class Row> TableView view(std::string_view name, const Table<Row>& table) {
    const auto identities = table.identities();
    TableView seen{std::string(name), table.size(), {identities.begin(), identities.end()}, {}};
    table.for_each_buffer([&](const auto& field, const auto& buffer) {
        seen.columns.push_back(detail::column_view(field, buffer));
    });
    return seen;
}

/// Where the numbers of a saved column come from, by name.
class ColumnSource {
public:
    virtual ~ColumnSource() = default;
    [[nodiscard]] virtual std::vector<Identity> identities(const std::string& table) const = 0;
    virtual void read(const std::string& table, const ColumnView& into, void* data) const = 0;
};

/// Replaces the rows of a table by those saved; columns that are given or recomputed stay when the
/// rows are the same.
template <class Row>
void restore(std::string_view name, Table<Row>& table, const ColumnSource& saved) {
    const std::string label(name);
    auto identities = saved.identities(label);
    const auto present = table.identities();
    if (!std::equal(identities.begin(), identities.end(), present.begin(), present.end()))
        table.reset(std::move(identities));
    const TableView shape = view(name, table);
    std::size_t at = 0;
    table.for_each_column([&](const auto& field, auto values) {
        const ColumnView& column = shape.columns[at++];
        if (field.role == Role::state) saved.read(label, column, values.data());
    });
}

} // namespace sim
