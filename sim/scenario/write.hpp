// SPDX-License-Identifier: Apache-2.0
#pragma once
// Writing described structs as documents with every parameter: the inverse of read.hpp.

#include "sim/scenario/read.hpp"

namespace sim {

/// `node_of` turns a value into the node from which `fill` reads it back.
inline Node node_of(bool value) { return value; }
inline Node node_of(const std::string& value) { return value; }
inline Node node_of(Day value) { return value; }
inline Node node_of(Money value) { return value.major(); }
template <std::integral I> Node node_of(I value) {
    require(std::in_range<std::int64_t>(value), value, " is too large for a document");
    return value;
}
inline Node node_of(double value) { return value; }
Node node_of(float value); // in the digits of a float: 0.1, not 0.10000000149011612
template <Named E> Node node_of(E value) { return name_of(value); }

template <Described T> Node node_of(const T& object);
template <Choice C> Node node_of(const C& choice);
template <class X> Node node_of(const std::optional<X>& value);
template <class X> Node node_of(const std::vector<X>& values);
template <class X, std::size_t N> Node node_of(const std::array<X, N>& values);
template <Choice Measure> Node node_of(const Law<Measure>& law);

/// Adds an entry to a table; not in line, as it is called for every member there is.
void put(Node& table, std::string_view name, Node value);

/// Adds each member that a scenario may give to a table.
template <Described T> void put_fields(Node& table, const T& object) {
    for_each_field(object, [&table](const auto& field, const auto& value) {
        if (field.role == Role::given) put(table, field.name, node_of(value));
    });
}

template <Described T> Node node_of(const T& object) {
    Node table{Node::Table{}};
    put_fields(table, object);
    return table;
}

template <Choice C> Node node_of(const C& choice) {
    const auto write_rule = []<class A>(const A& rule) {
        Node table = Node::table_of({{std::string(rule_key), A::label}});
        put_fields(table, rule);
        return table;
    };
    return std::visit(write_rule, choice);
}

template <class X> Node node_of(const std::optional<X>& value) {
    return value ? node_of(*value) : Node(absent);
}

template <class X> Node node_of(const std::vector<X>& values) {
    Node::List all;
    for (const auto& one : values) all.push_back(node_of(one));
    return all;
}

template <class X, std::size_t N> Node node_of(const std::array<X, N>& values) {
    return node_of(std::vector<X>(values.begin(), values.end()));
}

/// A measure as it stands in a document under its label: its terms and its own keys.
template <Choice Measure, Described M>
Node write_case(const Dated<Measure>& one, const M& measure) {
    Node table = node_of(terms_of(one));
    put_fields(table, measure);
    return table;
}

/// A measure with its label: `{ quota = { from = ..., amount = 90 } }`.
template <Choice Measure> Node write_dated(const Dated<Measure>& one) {
    const auto labelled = [&one]<class M>(const M& measure) {
        return Node::table_of({{std::string(M::label), write_case(one, measure)}});
    };
    return std::visit(labelled, one.measure);
}

template <Choice Measure> Node node_of(const Law<Measure>& law) {
    Node table{Node::Table{}};
    for_each_alternative<Measure>([&]<class M>(std::type_identity<M>) {
        Node::List cases;
        for (const auto& one : law.measures)
            if (const M* measure = std::get_if<M>(&one.measure))
                cases.push_back(write_case(one, *measure));
        if (!cases.empty()) table.put(std::string(M::label), std::move(cases));
    });
    return table;
}

/// The resolved document of a described struct: every parameter, in the order of its table.
template <Described T> Node write(const T& object) { return node_of(object); }

} // namespace sim
