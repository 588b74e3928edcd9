// SPDX-License-Identifier: Apache-2.0
#pragma once
// Agents as columns: a row struct describes what an agent is, a table holds many, one array a
// member.

#include "sim/base/fields.hpp"
#include "sim/base/identity.hpp"
#include "sim/base/problems.hpp"

#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace sim {

namespace detail {

template <auto Member> struct Column {
    std::shared_ptr<std::vector<typename Field<Member>::value>> values;
};

template <class Lines> struct columns_of;
template <class... Lines> struct columns_of<Fields<Lines...>> : Column<Lines::pointer>... {};

} // namespace detail

/// Columns of many rows. A copy shares what is given and owns what evolves, so a branch of a run is
/// cheap; a column that Python still looks at is left to it when the table grows.
template <Described Row> class Table {
    using Columns = detail::columns_of<decltype(Row::fields())>;

public:
    using row_type = Row;

    Table() : Table(std::vector<Identity>{}) {}

    /// Rows with these identities, each as `Row{}` is.
    explicit Table(std::vector<Identity> identities)
        : identities_(std::make_shared<std::vector<Identity>>(std::move(identities))) {
        const Row fresh{};
        for_each([&](const auto& field, auto& column) {
            using Value = typename std::decay_t<decltype(field)>::value;
            column = std::make_shared<std::vector<Value>>(size(), fresh.*(field.pointer));
        });
    }

    Table(const Table& other) : identities_(other.identities_), columns_(other.columns_) {
        for_each([](const auto& field, auto& column) {
            if (field.role != Role::given)
                column = std::make_shared<std::decay_t<decltype(*column)>>(*column);
        });
    }
    Table& operator=(const Table& other) { return *this = Table(other); }
    Table(Table&&) noexcept = default;
    Table& operator=(Table&&) noexcept = default;
    ~Table() = default;

    [[nodiscard]] std::size_t size() const { return identities_->size(); }
    [[nodiscard]] std::span<const Identity> identities() const { return *identities_; }

    /// The values of one member over all rows: to read what is given, to write what evolves.
    template <auto Member> [[nodiscard]] auto column() {
        auto& values = *kept<Member>(columns_);
        if constexpr (fields_of<Row>.template line<Member>().role == Role::given)
            return as_const_span(values);
        else
            return std::span{values};
    }
    /// The values of one member over all rows, to read.
    template <auto Member> [[nodiscard]] auto column() const {
        return as_const_span(*kept<Member>(columns_));
    }

    /// Calls `visit(field, span)` for each column.
    template <class Visit> void for_each_column(Visit&& visit) {
        for_each([&](const auto& field, auto& column) { visit(field, std::span{*column}); });
    }
    template <class Visit> void for_each_column(Visit&& visit) const {
        for_each(
            [&](const auto& field, const auto& column) { visit(field, as_const_span(*column)); });
    }

    /// Calls `visit(field, owner)` with the shared buffer of each column, for views that outlive a
    /// day.
    template <class Visit> void for_each_buffer(Visit&& visit) const { for_each(visit); }

    /// The row as a struct.
    [[nodiscard]] Row row(std::size_t at) const {
        Row one{};
        for_each(
            [&](const auto& field, const auto& column) { one.*(field.pointer) = (*column)[at]; });
        return one;
    }

    /// Writes a whole row, what is given included: for those who make worlds.
    void put(std::size_t at, const Row& row) {
        for_each([&](const auto& field, auto& column) { own(column)[at] = row.*(field.pointer); });
    }

    /// Adds a row at the end.
    void append(Identity who, const Row& row) {
        own(identities_).push_back(who);
        for_each(
            [&](const auto& field, auto& column) { own(column).push_back(row.*(field.pointer)); });
    }

    /// Keeps the rows for which `wanted(row)` holds, in their order.
    template <class Wanted> void keep(Wanted&& wanted) {
        std::vector<std::size_t> kept;
        for (std::size_t at = 0; at < size(); ++at)
            if (wanted(at)) kept.push_back(at);
        gather(own(identities_), kept);
        for_each([&](const auto&, auto& column) { gather(own(column), kept); });
    }

    /// Replaces all rows by fresh ones with these identities; loaders fill the columns afterwards.
    void reset(std::vector<Identity> identities) { *this = Table(std::move(identities)); }

private:
    template <class Vector> static Vector& own(std::shared_ptr<Vector>& shared) {
        if (shared.use_count() > 1) shared = std::make_shared<Vector>(*shared);
        return *shared;
    }

    template <class Value>
    static void gather(std::vector<Value>& values, std::span<const std::size_t> kept) {
        for (std::size_t to = 0; to < kept.size(); ++to) values[to] = values[kept[to]];
        values.resize(kept.size());
    }

    template <class Value>
    static std::span<const Value> as_const_span(const std::vector<Value>& values) {
        return values;
    }

    template <class Visit> void for_each(Visit&& visit) { walk(columns_, visit); }
    template <class Visit> void for_each(Visit&& visit) const { walk(columns_, visit); }

    template <auto Member, class C> static auto& kept(C& columns) {
        using Mine = detail::Column<Member>;
        using Kept = std::conditional_t<std::is_const_v<C>, const Mine, Mine>;
        return static_cast<Kept&>(columns).values;
    }

    template <class C, class Visit> static void walk(C& columns, Visit& visit) {
        fields_of<Row>.apply([&](const auto&... line) {
            (visit(line, kept<std::decay_t<decltype(line)>::pointer>(columns)), ...);
        });
    }

    std::shared_ptr<std::vector<Identity>> identities_;
    Columns columns_;
};

} // namespace sim
