// SPDX-License-Identifier: Apache-2.0
#pragma once
// One table per struct says everything about its members: reading, checking, schema, HDF5, Python
// and documentation are visitors of it. A member left out of the table does not compile.

#include "sim/base/units.hpp"

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace sim {

/// Who decides a member, and how long it lives.
enum class Role {
    given,     ///< fixed by the scenario
    state,     ///< evolves, saved in checkpoints
    derived,   ///< recomputed from given and state
    scratch,   ///< lives within a phase
    indicator, ///< reported
};

/// How an indicator of one zone and day becomes one of all zones or a month.
enum class Statistic {
    sum,   ///< adds up over zones and over days
    level, ///< adds up over zones; a month shows its last day, a longer window its mean
    ratio, ///< numerator over denominator, both summed
};

namespace detail {

template <auto Member> consteval std::string_view spelling() { return __PRETTY_FUNCTION__; }

// Both compilers spell a member pointer as "&owner::name" between "Member = " and "]" or ";".
template <auto Member> consteval std::string_view member_name() {
    constexpr std::string_view whole = spelling<Member>();
    constexpr std::string_view upto = whole.substr(0, whole.find_first_of("];", whole.find("= &")));
    return upto.substr(upto.rfind(':') + 1);
}

template <class T> struct member_of;
template <class Owner, class Value> struct member_of<Value Owner::*> {
    using owner = Owner;
    using value = Value;
};

struct Anything {
    template <class T> operator T() const; // never defined: only counts members
};

template <class T, std::size_t... I> consteval bool takes(std::index_sequence<I...>) {
    return requires { T{(static_cast<void>(I), Anything{})...}; };
}

// Asks about two numbers of members only: counting up to them made compilers slow.
template <class T, std::size_t N>
inline constexpr bool has_members = takes<T>(std::make_index_sequence<N>{}) &&
                                    !takes<T>(std::make_index_sequence<N + 1>{});

} // namespace detail

/// What the line of a member says, whichever member it is.
struct FieldLine {
    std::string_view doc;
    Unit unit;
    Bounds bounds;
    std::string_view source;
    Role role;
    Statistic statistic = Statistic::sum;
    std::string_view gainer = {};  ///< of an indicator: whose gain in money it is in full
    std::string_view caution = {}; ///< of an indicator: what its numbers must not be taken for
};

/// One member of a described struct; name, owner and type come from the member itself.
template <auto Member> struct Field : FieldLine {
    using member = std::integral_constant<std::remove_const_t<decltype(Member)>, Member>;
    using owner = typename detail::member_of<std::remove_const_t<decltype(Member)>>::owner;
    using value = typename detail::member_of<std::remove_const_t<decltype(Member)>>::value;
    static constexpr auto pointer = Member;
    static constexpr std::string_view name = detail::member_name<Member>();
};

/// A quotient of two sums, filled in by the engine after adding up.
template <auto Member, auto Numerator, auto Denominator> struct RatioField : Field<Member> {
    static constexpr auto numerator = Numerator;
    static constexpr auto denominator = Denominator;
};

/// A parameter of the scenario; `source` is a key of docs/references.bib, or "assumed".
template <auto Member>
constexpr Field<Member> given(std::string_view doc, Unit unit = unit::none,
                              Bounds bounds = bounds::any, std::string_view source = "") {
    return {{doc, unit, bounds, source, Role::given}};
}
/// A column that evolves and is saved.
template <auto Member> constexpr Field<Member> state(std::string_view doc, Unit unit = unit::none) {
    return {{doc, unit, bounds::any, "", Role::state}};
}
/// A column that can be recomputed from given and state.
template <auto Member>
constexpr Field<Member> derived(std::string_view doc, Unit unit = unit::none) {
    return {{doc, unit, bounds::any, "", Role::derived}};
}
/// A column that holds nothing from one phase to the next.
template <auto Member>
constexpr Field<Member> scratch(std::string_view doc, Unit unit = unit::none) {
    return {{doc, unit, bounds::any, "", Role::scratch}};
}
/// A reported number that adds up over zones and days.
template <auto Member> constexpr Field<Member> flow(std::string_view doc, Unit unit = unit::none) {
    return {{doc, unit, bounds::any, "", Role::indicator, Statistic::sum}};
}
/// All that one role of the market gains in money, such as "sellers": a flow. Each role has one
/// such indicator at most, so that a table by role counts nothing twice.
template <auto Member> constexpr Field<Member> gain(std::string_view gainer, std::string_view doc) {
    return {{doc, unit::money, bounds::any, "", Role::indicator, Statistic::sum, gainer}};
}
/// An indicator with what its numbers must not be taken for; tables show it last, and say so.
template <class Indicator>
constexpr Indicator with_caution(Indicator field, std::string_view caution) {
    field.caution = caution;
    return field;
}
/// A reported number that adds up over zones, and of which the last day counts.
template <auto Member> constexpr Field<Member> level(std::string_view doc, Unit unit = unit::none) {
    return {{doc, unit, bounds::any, "", Role::indicator, Statistic::level}};
}
/// A reported quotient of two other indicators.
template <auto Member, auto Numerator, auto Denominator>
constexpr RatioField<Member, Numerator, Denominator> ratio(std::string_view doc,
                                                           Unit unit = unit::none) {
    return {{{doc, unit, bounds::any, "", Role::indicator, Statistic::ratio}}};
}

/// The table of a described struct: a line a member, each a base of its own, so that none can stand
/// twice. Not a tuple, on whose nested bases and constructors compilers spend seconds a table.
template <class... Lines> struct Fields : Lines... {
    static constexpr std::size_t size = sizeof...(Lines);

    /// Calls `take(line...)`.
    template <class Take> constexpr decltype(auto) apply(Take&& take) const {
        return take(static_cast<const Lines&>(*this)...);
    }

    /// The line of one member.
    template <auto Member> constexpr const Field<Member>& line() const { return *this; }
};
template <class... Lines> Fields(Lines...) -> Fields<Lines...>;

/// An aggregate whose `fields()` has exactly one line per member.
template <class T>
concept Described = std::is_aggregate_v<T> && detail::has_members<T, decltype(T::fields())::size>;

/// A described struct with a name of its own, so that it can be one of several.
template <class T>
concept Labelled = Described<T> && requires {
    { T::label } -> std::convertible_to<std::string_view>;
};

namespace detail {
template <class T> struct is_choice : std::false_type {};
template <class... Alternatives>
struct is_choice<std::variant<Alternatives...>>
    : std::bool_constant<(Labelled<Alternatives> && ...)> {};
template <class T> struct is_list : std::false_type {};
template <class T> struct is_list<std::vector<T>> : std::true_type {};
} // namespace detail

/// A closed set of rules, one of which a scenario picks by its label.
template <class T>
concept Choice = detail::is_choice<T>::value;

/// An enumeration with `names(E)`, one per enumerator from zero up.
template <class T>
concept Named = std::is_enum_v<T> && requires(T one) {
    { names(one)[0] } -> std::convertible_to<std::string_view>;
};

/// A list of leaves or of described structs.
template <class T>
concept List = detail::is_list<T>::value;

/// The word for an enumerator.
template <Named E> constexpr std::string_view name_of(E one) {
    return names(one)[static_cast<std::size_t>(one)];
}

/// The table of a struct, in memory once: built anew at each use, it fills functions with stores.
template <Described T> inline constexpr auto fields_of = T::fields();

/// Calls `visit(field, value)` for each member in the order of the table.
template <class T, class Visit>
requires Described<std::remove_const_t<T>>
constexpr void for_each_field(T& object, Visit&& visit) {
    fields_of<std::remove_const_t<T>>.apply(
        [&](const auto&... field) { (visit(field, object.*(field.pointer)), ...); });
}

/// Calls `visit(field)` for each line of the table, without an object.
template <Described T, class Visit> constexpr void for_each_field(Visit&& visit) {
    fields_of<T>.apply([&](const auto&... field) { (visit(field), ...); });
}

/// Calls `visit(std::type_identity<Alternative>{})` for each rule of a choice.
template <class C, class Visit> constexpr void for_each_alternative(Visit&& visit) {
    [&]<class... Alternatives>(std::type_identity<std::variant<Alternatives...>>) {
        (visit(std::type_identity<Alternatives>{}), ...);
    }(std::type_identity<C>{});
}

namespace detail {
struct Probe {
    double first_member = 0;
};
static_assert(member_name<&Probe::first_member>() == "first_member",
              "this compiler spells member pointers differently: mend member_name");
} // namespace detail

} // namespace sim
