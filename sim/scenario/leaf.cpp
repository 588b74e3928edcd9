// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/leaf.hpp"

#include "sim/time/calendar.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace sim {
namespace {

constexpr std::size_t few = 12;

std::string hint_at(const std::string& near, const std::vector<std::string>& allowed) {
    std::string words = near.empty() ? "" : "; did you mean '" + near + "'?";
    if (!allowed.empty() && allowed.size() <= few)
        words += (near.empty() ? "; allowed: " : " allowed: ") + listed(allowed);
    return words;
}

/// What stands in a leaf, as it was written; nothing for tables and lists.
std::string leaf_of(const Node& node) {
    if (node.is(Node::Kind::table) || node.is(Node::Kind::list)) return "";
    return node.is(Node::Kind::text) ? shown(node.text(), longest_value) : described(node);
}

std::string expected(std::string_view what, const Node& node) {
    return text("expected ", what, ", got ", described(node));
}

/// JSON cannot write infinity as a number, so the word stands for it.
std::optional<double> plain_number(const Node& node) {
    if (node.is(Node::Kind::integer) || node.is(Node::Kind::real)) return node.real();
    if (node.is(Node::Kind::text) && node.text() == "inf")
        return std::numeric_limits<double>::infinity();
    if (node.is(Node::Kind::text) && node.text() == "-inf")
        return -std::numeric_limits<double>::infinity();
    return std::nullopt;
}

std::string mismatch(std::string_view given, Unit wanted) {
    if (wanted == unit::none) return text("unit '", given, "' given, but this is a plain number");
    return text("unit '", given, "' does not measure ", wanted.dimension->name,
                hint(given, units_like(wanted)));
}

/// Dividing by a whole number is exact where multiplying by its inverse is not: 7 percent is 0.07.
double converted(double number, Unit from, Unit to) {
    const double back = *conversion(to, from);
    return back == std::round(back) ? number / back : number * *conversion(from, to);
}

std::optional<Unit> read_unit(const Node& node, const Place& place) {
    if (!node.is(Node::Kind::text)) {
        place.note(node, expected("the name of a unit", node));
        return std::nullopt;
    }
    const std::string name = node.text() == "%" ? "percent" : node.text(); // as people write it
    const auto given = unit_named(*place.unit.dimension, name);
    if (!given || name.empty()) {
        const std::vector<std::string> known = units_like(place.unit);
        place.note(node, mismatch(shown(name, longest_value), place.unit),
                   {.allowed = known, .nearest = nearest(name, known)});
        return std::nullopt;
    }
    return given;
}

bool only_value_and_unit(const Node& node, const Place& place) {
    const std::size_t before = place.problems.size();
    for (const auto& [key, inner] : node.table())
        if (key != "value" && key != "unit")
            place.inside(key).note(inner, [&, &word = key] {
                return misspelt("no such key of a quantity", word, {"value", "unit"});
            });
    return place.problems.size() == before;
}

/// `{ value = 90, unit = "days" }`, in the unit of the place.
std::optional<double> quantity(const Node& node, const Place& place) {
    if (!only_value_and_unit(node, place)) return std::nullopt;
    const Node* value = node.find("value");
    const auto number = value ? plain_number(*value) : std::nullopt;
    if (!number) {
        place.note(node, value ? expected("a number", *value) : "a quantity needs a value");
        return std::nullopt;
    }
    const Node* unit = node.find("unit");
    if (!unit) return number;
    const auto given = read_unit(*unit, place);
    if (!given) return std::nullopt;
    return converted(*number, *given, place.unit);
}

/// A number of the right unit, not yet compared with its bounds.
std::optional<double> measured(const Node& node, const Place& place, std::string_view what) {
    if (node.is(Node::Kind::table)) return quantity(node, place);
    const auto number = plain_number(node);
    if (!number) place.note(node, expected(what, node));
    return number;
}

bool within(double number, const Bounds& bounds, const Node& node, const Place& place) {
    if (bounds.hold(number)) return true;
    const std::string unit = place.unit.name.empty() ? "" : text(" ", place.unit.name);
    const std::string range = range_of(bounds) + unit;
    place.note(node, text(shortest(number), " lies outside ", range), {.allowed = {range}});
    return false;
}

bool unbounded(double bound) { return std::abs(bound) >= std::numeric_limits<double>::max(); }

std::string end_of(double bound) {
    if (unbounded(bound)) return bound < 0 ? "-inf" : "inf";
    if (bound == 0x1p63) return text(std::numeric_limits<std::int64_t>::max());
    return shortest(bound);
}

} // namespace

void Place::note(const Node& node, std::string_view what, Facts facts) const {
    const std::string at = where(node.origin());
    const std::string here = at.empty() || path.empty() ? at + path : at + ": " + path;
    if (problems.full()) return problems.add(here, what);
    if (node.origin().file) facts.file = *node.origin().file;
    facts.line = std::max(0, node.origin().line);
    facts.key = path;
    if (facts.given.empty()) facts.given = leaf_of(node);
    problems.add(here, what, std::move(facts));
}

Place Place::inside(std::string_view key) const {
    return {problems, path.empty() ? std::string(key) : text(path, ".", key), unit, bounds};
}

std::string range_of(const Bounds& bounds) {
    const bool positive = bounds.low == bounds::positive.low;
    return text(positive || unbounded(bounds.low) ? "(" : "[", positive ? "0" : end_of(bounds.low),
                ", ", end_of(bounds.high), unbounded(bounds.high) ? ")" : "]");
}

Bounds finite(const Bounds& bounds) {
    constexpr double most = std::numeric_limits<double>::max();
    return {std::max(bounds.low, -most), std::min(bounds.high, most)};
}

std::string hint(std::string_view word, const std::vector<std::string>& allowed) {
    return hint_at(nearest(word, allowed), allowed);
}

Wrong misspelt(std::string_view what, std::string_view word,
               const std::vector<std::string>& allowed) {
    std::string near = nearest(word, allowed);
    std::string words = std::string(what) + hint_at(near, allowed);
    return {std::move(words),
            {.given = shown(word, longest_value), .allowed = allowed, .nearest = std::move(near)}};
}

std::vector<std::string> units_like(Unit wanted) {
    std::vector<std::string> all;
    for (const Scale& scale : wanted.dimension->scales) all.emplace_back(scale.name);
    return all;
}

void note_twins(const Node& list, std::string_view field, const Place& place) {
    std::map<std::string_view, const Node*> known;
    for (std::size_t i = 0; i < list.list().size(); ++i) {
        const Node& entry = list.list()[i];
        const Node* name = field.empty() ? &entry : entry.find(field);
        if (!name || !name->is(Node::Kind::text) || name->text().empty()) continue;
        const auto [first, fresh] = known.emplace(name->text(), name);
        if (fresh) continue;
        const std::string at = where(first->second->origin());
        const Place here = place.inside(text(i));
        (field.empty() ? here : here.inside(field))
            .note(*name, text("'", shown(name->text(), longest_value), "' stands twice",
                              at.empty() ? "" : "; first at " + at));
    }
}

bool expect_room(const Node& list, std::size_t most, const Place& place) {
    const std::size_t given = list.list().size();
    if (given <= most) return true;
    place.note(list, text("a list of ", given, "; at most ", most));
    return false;
}

std::optional<double> read_number(const Node& node, const Place& place) {
    const auto number = measured(node, place, "a number");
    if (!number || !within(*number, place.bounds, node, place)) return std::nullopt;
    return number;
}

std::optional<std::int64_t> read_whole(const Node& node, const Place& place, std::int64_t low,
                                       std::int64_t high) {
    if (node.is(Node::Kind::integer) && place.bounds.hold(node.real()) && node.integer() >= low &&
        node.integer() <= high)
        return node.integer(); // all 64 bits, which a double would lose
    const auto number = measured(node, place, "a whole number");
    if (!number) return std::nullopt;
    const double whole = std::round(*number);
    if (!(std::abs(*number - whole) <= 1e-9 * std::max(1.0, std::abs(whole)))) {
        place.note(node, text("expected a whole number, got ", shortest(*number)));
        return std::nullopt;
    }
    const Bounds both{std::max(static_cast<double>(low), std::ceil(place.bounds.low)),
                      std::min(static_cast<double>(high), place.bounds.high)};
    if (!within(whole, place.bounds, node, place) || !within(whole, both, node, place))
        return std::nullopt;
    return whole >= 9223372036854775807.0 ? high : static_cast<std::int64_t>(whole);
}

std::optional<std::size_t> read_word(const Node& node, const Place& place, std::string_view kind,
                                     const std::vector<std::string>& allowed) {
    if (!node.is(Node::Kind::text)) {
        place.note(node, text("expected one of ", listed(allowed), ", got ", described(node)),
                   {.allowed = allowed});
        return std::nullopt;
    }
    const auto found = std::ranges::find(allowed, node.text());
    if (found == allowed.end()) {
        place.note(node, [&] {
            return misspelt(text("no ", kind, " '", shown(node.text(), longest_value), "'"),
                            node.text(), allowed);
        });
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - allowed.begin());
}

void fill(bool& value, const Node& node, const Place& place) {
    if (node.is(Node::Kind::boolean))
        value = node.boolean();
    else
        place.note(node, expected("true or false", node));
}

void fill(std::string& value, const Node& node, const Place& place) {
    if (node.is(Node::Kind::text))
        value = node.text();
    else
        place.note(node, expected("text", node));
}

void fill(Day& value, const Node& node, const Place& place) {
    const auto written = node.is(Node::Kind::text) ? parse_iso(node.text()) : std::nullopt;
    if (node.is(Node::Kind::date))
        value = node.date();
    else if (written)
        value = *written;
    else
        place.note(node, expected("a date such as 2019-07-01", node));
}

void fill(Money& value, const Node& node, const Place& place) {
    constexpr double most = 1e13; // beyond, a double no longer tells cents apart
    const auto major = read_number(node, place);
    if (!major) return;
    if (!within(*major, {-most, most}, node, place)) return;
    const Money rounded = round_half_even(*major * 100);
    if (rounded.major() == *major)
        value = rounded;
    else
        place.note(node, text("expected an amount to the cent, got ", shortest(*major)));
}

} // namespace sim
