// SPDX-License-Identifier: Apache-2.0
#pragma once
// JSON Schema (draft 4, which editors' TOML plug-ins know) from the same tables that read
// documents.

#include "sim/scenario/write.hpp"

namespace sim {

/// The schema of a number in a unit: plain, or a quantity with a unit of the same dimension.
Node number_schema(std::string_view type, Unit unit, const Bounds& bounds);

/// A table with these keys and no others.
Node table_schema(Node properties);

/// `{ "type": name }`.
Node type_schema(std::string_view name);

/// `{ "enum": [...] }`.
Node word_schema(const std::vector<std::string>& words);

/// A list whose entries all obey one schema.
Node list_schema(Node entries);

/// `{ "anyOf": [...] }` or `{ "oneOf": [...] }`.
Node either(std::string_view how, Node::List options);

/// Adds the schema of one parameter, with what its line says of it and with its default.
void put_schema(Node& properties, std::string_view name, const FieldLine& line, Node schema,
                std::optional<Node> by_default = {});

/// `schema_of` gives what `fill` accepts for a value of that type, with the value as its default.
inline Node schema_of(const bool&, Unit, const Bounds&) { return type_schema("boolean"); }
inline Node schema_of(const std::string&, Unit, const Bounds&) { return type_schema("string"); }
Node schema_of(const Day&, Unit, const Bounds&);
inline Node schema_of(const Money&, Unit unit, const Bounds& bounds) {
    return number_schema("number", unit, bounds);
}
template <std::floating_point F> Node schema_of(const F&, Unit unit, const Bounds& bounds) {
    return number_schema("number", unit, bounds);
}
template <std::integral I> Node schema_of(const I&, Unit unit, const Bounds& bounds) {
    return number_schema("integer", unit, bounds);
}
template <Named E> Node schema_of(const E&, Unit, const Bounds&) {
    return word_schema(words_of<E>());
}

template <Described T> Node schema_of(const T& object, Unit, const Bounds&);
template <Choice C> Node schema_of(const C& choice, Unit, const Bounds&);
template <class X> Node schema_of(const std::optional<X>& value, Unit, const Bounds&);
template <class X> Node schema_of(const std::vector<X>&, Unit, const Bounds&);
template <class X, std::size_t N> Node schema_of(const std::array<X, N>&, Unit, const Bounds&);
template <Choice Measure> Node schema_of(const Law<Measure>&, Unit, const Bounds&);

/// Whether a default can be shown as one value: tables show theirs key by key.
template <class X> inline constexpr bool shows_default = true;
template <Described X> inline constexpr bool shows_default<X> = false;
template <Choice X> inline constexpr bool shows_default<X> = false;
template <class M> inline constexpr bool shows_default<Law<M>> = false;

/// Adds the schema of each member to the properties of a table.
template <Described T> void put_schemas(Node& properties, const T& object) {
    for_each_field(object, [&properties]<class F, class X>(const F& field, const X& value) {
        if (field.role != Role::given) return;
        Node one = schema_of(value, field.unit, field.bounds);
        if constexpr (shows_default<X> && !required<F>)
            put_schema(properties, field.name, field, std::move(one), node_of(value));
        else
            put_schema(properties, field.name, field, std::move(one));
    });
}

template <Described T> Node schema_of(const T& object, Unit, const Bounds&) {
    Node properties{Node::Table{}};
    put_schemas(properties, object);
    return table_schema(std::move(properties));
}

/// Adds what a rule or a measure does, where it says so.
template <Labelled A> void put_meaning(Node& schema) {
    if constexpr (requires { A::doc; }) schema.put("description", A::doc);
}

/// One rule of a choice; the one that a market has by default need not be named.
template <Labelled A> Node rule_schema(const A& rule, bool by_default) {
    Node properties =
        Node::table_of({{std::string(rule_key), word_schema({std::string(A::label)})}});
    put_schemas(properties, rule);
    Node table = table_schema(std::move(properties));
    if (!by_default) table.put("required", Node::List{rule_key});
    put_meaning<A>(table);
    return table;
}

template <Choice C> Node schema_of(const C& choice, Unit, const Bounds&) {
    Node::List options{word_schema(labels_of<C>())};
    for_each_alternative<C>([&]<class A>(std::type_identity<A>) {
        const A* held = std::get_if<A>(&choice);
        options.push_back(rule_schema(held ? *held : A{}, held != nullptr));
    });
    return either("oneOf", std::move(options));
}

template <class X> Node schema_of(const std::optional<X>& value, Unit unit, const Bounds& bounds) {
    return either("anyOf", {schema_of(value.value_or(X{}), unit, bounds),
                            word_schema({std::string(absent)})});
}

template <class X> Node schema_of(const std::vector<X>&, Unit unit, const Bounds& bounds) {
    return list_schema(schema_of(X{}, unit, bounds));
}

template <class X, std::size_t N>
Node schema_of(const std::array<X, N>&, Unit unit, const Bounds& bounds) {
    Node list = list_schema(schema_of(X{}, unit, bounds));
    list.put("minItems", N);
    list.put("maxItems", N);
    return list;
}

template <Choice Measure> Node schema_of(const Law<Measure>&, Unit, const Bounds&) {
    Node measures{Node::Table{}};
    for_each_alternative<Measure>([&]<class M>(std::type_identity<M>) {
        Node properties{Node::Table{}};
        put_schemas(properties, M{});
        put_schemas(properties, Terms{});
        Node one = table_schema(std::move(properties));
        one.put("required", Node::List{"from"});
        Node list = list_schema(std::move(one));
        put_meaning<M>(list);
        measures.put(std::string(M::label), std::move(list));
    });
    return table_schema(std::move(measures));
}

/// The schema of documents read as a T.
template <Described T> Node schema(const std::string& title = "", const T& object = T{}) {
    Node head = Node::table_of({{"$schema", "http://json-schema.org/draft-04/schema#"}});
    if (!title.empty()) head.put("title", title);
    Node whole = merge(std::move(head), schema_of(object, unit::none, bounds::any));
    Node extends = type_schema("string");
    extends.put("description", "A file, relative to this one, over which this one is laid.");
    whole.find("properties")->put("extends", std::move(extends));
    return whole;
}

/// The schema of one table that two structs share.
Node joined_schema(Node first, Node second);

} // namespace sim
