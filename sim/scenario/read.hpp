// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reading described structs out of documents. All problems are noted, none stops the reading, and a
// key that is absent keeps its default.

#include "sim/law/measure.hpp"
#include "sim/scenario/leaf.hpp"
#include "sim/time/calendar.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace sim {

/// How many measures of one kind a law may have: each is compared with all others.
inline constexpr std::size_t most_measures = 1'000;

/// The key that picks the alternative of a choice.
inline constexpr std::string_view rule_key = "rule";
/// The word for an optional value that is not there.
inline constexpr std::string_view absent = "none";

template <Described T> void fill(T& object, const Node& node, const Place& place);
template <Choice C> void fill(C& choice, const Node& node, const Place& place);
template <class X> void fill(std::optional<X>& value, const Node& node, const Place& place);
template <class X> void fill(std::vector<X>& values, const Node& node, const Place& place);
template <class X, std::size_t N>
void fill(std::array<X, N>& values, const Node& node, const Place& place);
template <Choice Measure> void fill(Law<Measure>& law, const Node& node, const Place& place);

/// Whether a parameter has no default: the law must say from when a measure holds.
template <class F>
inline constexpr bool required =
    std::same_as<typename F::member, std::integral_constant<Day Terms::*, &Terms::from>>;

/// The keys of a described struct that a scenario may give.
template <Described T> std::vector<std::string> keys_of() {
    std::vector<std::string> all;
    for_each_field<T>([&all](const auto& field) {
        if (field.role == Role::given) all.emplace_back(field.name);
    });
    return all;
}

/// The labels of the alternatives of a choice.
template <Choice C> std::vector<std::string> labels_of() {
    std::vector<std::string> all;
    for_each_alternative<C>([&all]<class A>(std::type_identity<A>) { all.emplace_back(A::label); });
    return all;
}

/// Reads one key into the member of that name; says whether there is one.
template <Described T>
bool fill_entry(T& object, const std::string& key, const Node& node, const Place& place) {
    bool known = false;
    Place inside = place.inside(key);
    for_each_field(object, [&](const auto& field, auto& value) {
        if (known || field.role != Role::given || field.name != key) return;
        known = true;
        inside.measure(field);
        fill(value, node, inside);
    });
    return known;
}

/// Notes that nothing has the name of a key.
inline void note_unknown(const std::string& key, const Node& node, const Place& place,
                         const std::vector<std::string>& allowed) {
    place.inside(key).note(node, [&] { return misspelt("no such parameter", key, allowed); });
}

/// Whether a node is a table; notes a problem when not.
inline bool expect_table(const Node& node, const Place& place) {
    if (node.is(Node::Kind::table)) return true;
    place.note(node, "expected a table, got " + described(node));
    return false;
}

/// Whether a node is a list; notes a problem when not.
inline bool expect_list(const Node& node, const Place& place) {
    if (node.is(Node::Kind::list)) return true;
    place.note(node, "expected a list, got " + described(node));
    return false;
}

template <Described T> void fill(T& object, const Node& node, const Place& place) {
    if (!expect_table(node, place)) return;
    for (const auto& [key, value] : node.table())
        if (!fill_entry(object, key, value, place)) note_unknown(key, value, place, keys_of<T>());
}

/// Makes a choice hold the alternative of that number; one that it holds already keeps its values.
template <Choice C> void choose(C& choice, std::size_t number) {
    if (choice.index() == number) return;
    std::size_t at = 0;
    for_each_alternative<C>([&]<class A>(std::type_identity<A>) {
        if (at++ == number) choice = A{};
    });
}

/// Reads the keys of the alternative that a choice holds.
template <Choice C> void fill_chosen(C& choice, const Node& node, const Place& place) {
    const auto read_rule = [&]<class A>(A& rule) {
        for (const auto& [key, value] : node.table()) {
            if (key == rule_key || fill_entry(rule, key, value, place)) continue;
            place.inside(key).note(value, [&, &word = key] {
                return misspelt(text("no such parameter of '", A::label, "'"), word, keys_of<A>());
            });
        }
    };
    std::visit(read_rule, choice);
}

template <Choice C> void fill(C& choice, const Node& node, const Place& place) {
    const bool bare = node.is(Node::Kind::text);
    if (!bare && !expect_table(node, place)) return;
    const Node* rule = bare ? &node : node.find(rule_key);
    if (rule) {
        const auto number =
            read_word(*rule, bare ? place : place.inside(rule_key), "rule", labels_of<C>());
        if (!number) return; // the other keys belong to a rule that we do not know
        choose(choice, *number);
    }
    if (!bare) fill_chosen(choice, node, place);
}

template <class X> void fill(std::optional<X>& value, const Node& node, const Place& place) {
    const bool nothing =
        node.is(Node::Kind::null) || (node.is(Node::Kind::text) && node.text() == absent);
    if (nothing) {
        value.reset();
        return;
    }
    const std::size_t before = place.problems.size();
    X inner = value.value_or(X{});
    fill(inner, node, place);
    if (place.problems.size() == before) value = std::move(inner);
}

/// Entries of a list that a field tells apart: no two may say the same there.
template <class X>
concept ToldApart = requires {
    { X::told_apart_by } -> std::convertible_to<std::string_view>;
};

template <class X> void fill(std::vector<X>& values, const Node& node, const Place& place) {
    if (!expect_list(node, place) || !expect_room(node, most_entries, place)) return;
    if constexpr (ToldApart<X>) note_twins(node, X::told_apart_by, place);
    if constexpr (std::same_as<X, std::string>) note_twins(node, "", place);
    values.clear();
    for (std::size_t i = 0; i < node.list().size(); ++i) {
        X one{};
        fill(one, node.list()[i], place.inside(text(i)));
        values.push_back(std::move(one));
    }
}

template <class X, std::size_t N>
void fill(std::array<X, N>& values, const Node& node, const Place& place) {
    if (!expect_list(node, place)) return;
    const std::size_t given = node.list().size();
    if (given != N) return place.note(node, text("expected a list of ", N, ", got ", given));
    for (std::size_t i = 0; i < N; ++i) fill(values[i], node.list()[i], place.inside(text(i)));
}

/// Notes dates that stand in the wrong order.
template <class Measure>
void check_order(const Dated<Measure>& one, const Node& node, const Place& place) {
    if (one.until <= one.from)
        place.note(node, text("until ", iso(one.until), " is not after from ", iso(one.from)));
    if (one.announced > one.from)
        place.note(node, text("announced ", iso(one.announced), " is after from ", iso(one.from)));
}

/// Reads one measure of a law: its own keys and its terms.
template <class Measure, Described M>
void fill_measure(Law<Measure>& law, M measure, const Node& node, const Place& place) {
    if (!expect_table(node, place)) return;
    Terms terms;
    auto allowed = keys_of<M>();
    for (auto& key : keys_of<Terms>()) allowed.push_back(std::move(key));
    for (const auto& [key, value] : node.table())
        if (!fill_entry(terms, key, value, place) && !fill_entry(measure, key, value, place))
            note_unknown(key, value, place, allowed);
    if (!node.find("from")) place.note(node, "the date 'from' is missing");
    law.measures.push_back(enact(Measure(std::move(measure)), terms));
    check_order(law.measures.back(), node, place);
}

/// Reads a law: tables under the label of their measure, `[[law.quota]]`. Measures come
/// in the order of the alternatives, then of the document.
template <Choice Measure> void fill(Law<Measure>& law, const Node& node, const Place& place) {
    if (!expect_table(node, place)) return;
    law.measures.clear();
    const auto labels = labels_of<Measure>();
    for (const auto& [key, value] : node.table())
        if (std::ranges::find(labels, key) == labels.end())
            place.inside(key).note(
                value, [&, &word = key] { return misspelt("no such measure", word, labels); });
    for_each_alternative<Measure>([&]<class M>(std::type_identity<M>) {
        const Node* cases = node.find(M::label);
        const Place inside = place.inside(M::label);
        if (!cases || !expect_list(*cases, inside)) return;
        if (!expect_room(*cases, most_measures, inside)) return;
        for (std::size_t i = 0; i < cases->list().size(); ++i)
            fill_measure(law, M{}, cases->list()[i], inside.inside(text(i)));
    });
}

/// Reads a described struct out of a table; problems are noted with file, line and path.
template <Described T> T read(const Node& node, Problems& problems, std::string path = "") {
    T object{};
    fill(object, node, Place{problems, std::move(path)});
    return object;
}

/// Parts a table that two structs share; a key that belongs to neither is a problem.
template <Described First, Described Second>
std::pair<Node, Node> divide(const Node& shared, Problems& problems) {
    std::pair<Node, Node> parts{Node::Table{}, Node::Table{}};
    const Place place{problems, ""};
    if (!expect_table(shared, place)) return parts;
    const auto first = keys_of<First>();
    auto allowed = keys_of<Second>();
    const std::size_t seconds = allowed.size();
    allowed.insert(allowed.end(), first.begin(), first.end());
    for (const auto& [key, value] : shared.table()) {
        const auto at = static_cast<std::size_t>(std::ranges::find(allowed, key) - allowed.begin());
        if (at == allowed.size())
            note_unknown(key, value, place, allowed);
        else
            (at < seconds ? parts.second : parts.first).put(key, value);
    }
    return parts;
}

} // namespace sim
