// SPDX-License-Identifier: Apache-2.0
#pragma once
// Walks every parameter that a described struct can have, through rules and measures not in use
// too.

#include "sim/scenario/read.hpp"

namespace sim {

/// Calls `visit(path, field, value)` for each parameter, with its default. A choice is visited
/// under its key `rule`, then each alternative as `trust[reviews].half_life`; measures of a law are
/// `law.quota[].amount`, entries of a list `zones[].name`.
template <Described T, class Visit>
void for_each_leaf(const T& object, Visit&& visit, const std::string& prefix = "");

namespace detail {

// Not in line: a market has hundreds of parameters.
std::string path_of(const std::string& prefix, std::string_view name,
                    std::string_view bracket = "");

template <class F, class X, class Visit>
void visit_value(const std::string& path, const F& field, const X& value, Visit& visit) {
    visit(path, field, value);
}

template <class F, Described X, class Visit>
void visit_value(const std::string& path, const F&, const X& value, Visit& visit) {
    for_each_leaf(value, visit, path + ".");
}

template <class F, Choice X, class Visit>
void visit_value(const std::string& path, const F& field, const X& choice, Visit& visit) {
    visit(text(path, ".", rule_key), field, choice);
    for_each_alternative<X>([&]<class A>(std::type_identity<A>) {
        const A* held = std::get_if<A>(&choice);
        for_each_leaf(held ? *held : A{}, visit, path_of(path + "[", A::label, "]."));
    });
}

template <class F, Described X, class Visit>
void visit_value(const std::string& path, const F&, const std::optional<X>& value, Visit& visit) {
    for_each_leaf(value.value_or(X{}), visit, path + ".");
}

template <class F, Described X, class Visit>
void visit_value(const std::string& path, const F&, const std::vector<X>&, Visit& visit) {
    for_each_leaf(X{}, visit, path + "[].");
}

template <class F, Choice Measure, class Visit>
void visit_value(const std::string& path, const F&, const Law<Measure>&, Visit& visit) {
    for_each_alternative<Measure>([&]<class M>(std::type_identity<M>) {
        const std::string prefix = text(path, ".", M::label, "[].");
        for_each_leaf(M{}, visit, prefix);
        for_each_leaf(Terms{}, visit, prefix);
    });
}

} // namespace detail

template <Described T, class Visit>
void for_each_leaf(const T& object, Visit&& visit, const std::string& prefix) {
    for_each_field(object, [&](const auto& field, const auto& value) {
        if (field.role == Role::given)
            detail::visit_value(detail::path_of(prefix, field.name), field, value, visit);
    });
}

} // namespace sim
