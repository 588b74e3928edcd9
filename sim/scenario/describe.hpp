// SPDX-License-Identifier: Apache-2.0
#pragma once
// Every parameter of a market in words: for `describe`, `list parameters` and the parameter pages.

#include "sim/base/outputs.hpp"
#include "sim/scenario/leaves.hpp"
#include "sim/scenario/write.hpp"

namespace sim {

/// One parameter in words.
struct ParameterLine {
    std::string path;
    std::string type;
    std::string unit;
    std::string range; // empty when anything of the type is allowed
    std::string value; // the default
    std::string doc;
    std::string source;

    static constexpr auto outputs() {
        return Fields{
            output<&ParameterLine::path>("Where it stands in a scenario."),
            output<&ParameterLine::type>("The kind of value."),
            output<&ParameterLine::unit>("Its unit; empty for plain numbers."),
            output<&ParameterLine::range>("What is allowed; empty where anything of the type is."),
            output<&ParameterLine::value>("The value when nobody gives one.").called("default"),
            output<&ParameterLine::doc>("What it means."),
            output<&ParameterLine::source>("A key of docs/references.bib, or \"assumed\".")};
    }
};
static_assert(all_told<ParameterLine>);

/// A value as a reader of a table wants it: 365, reviews, "1, 2, 3".
std::string in_words(const Node& node);

/// The kind of a value in words.
template <class X> struct TypeWords;

template <class X> std::string type_words() { return TypeWords<X>::words(); }

template <> struct TypeWords<bool> {
    static std::string words() { return "true or false"; }
};
template <> struct TypeWords<std::string> {
    static std::string words() { return "text"; }
};
template <> struct TypeWords<Day> {
    static std::string words() { return "date"; }
};
template <> struct TypeWords<Money> {
    static std::string words() { return "amount"; }
};
template <std::integral I> struct TypeWords<I> {
    static std::string words() { return "whole number"; }
};
template <std::floating_point F> struct TypeWords<F> {
    static std::string words() { return "number"; }
};
template <Named E> struct TypeWords<E> {
    static std::string words() { return "one of " + listed(words_of<E>()); }
};
template <Choice C> struct TypeWords<C> {
    static std::string words() { return "one of " + listed(labels_of<C>()); }
};
template <class X> struct TypeWords<std::optional<X>> {
    static std::string words() { return type_words<X>() + " or none"; }
};
template <class X> struct TypeWords<std::vector<X>> {
    static std::string words() { return "list of " + type_words<X>(); }
};
template <class X, std::size_t N> struct TypeWords<std::array<X, N>> {
    static std::string words() { return text("list of ", N, " times ", type_words<X>()); }
};

/// The default that tables show; of a choice, its label.
template <class X> Node default_node(const X& value) { return node_of(value); }

template <Choice C> Node default_node(const C& choice) {
    return std::visit([]<class A>(const A&) { return Node(A::label); }, choice);
}

/// Adds what tables say of one parameter.
void add_line(std::vector<ParameterLine>& all, const std::string& path, const FieldLine& line,
              std::string type, const Node& by_default);

/// All parameters in the order of the tables, with the defaults of the object given.
template <Described T> std::vector<ParameterLine> parameter_lines(const T& object = T{}) {
    std::vector<ParameterLine> all;
    for_each_leaf(
        object, [&all]<class F, class X>(const std::string& path, const F& field, const X& value) {
            add_line(all, path, field, type_words<X>(),
                     required<F> ? Node("required") : default_node(value));
        });
    return all;
}

} // namespace sim
