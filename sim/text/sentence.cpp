// SPDX-License-Identifier: Apache-2.0
#include "sim/text/sentence.hpp"

#include "sim/base/problems.hpp"
#include "sim/text/table_text.hpp"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <sstream>

namespace sim {
namespace {

// A change in per cent of the baseline, or as it is where the baseline is nothing.
struct Change {
    double size = 0;
    double low = 0;
    double high = 0;
    Rounding round;
    std::string unit;
    std::string from; ///< what it starts from, when no share can be told

    [[nodiscard]] std::string amount() const { return text(round(std::abs(size)), unit); }
    [[nodiscard]] std::string interval() const {
        return text(round.signed_words(low), " to ", round.signed_words(high), unit);
    }
};

Change change_of(const Effect& effect, const std::string& unit) {
    const double base = std::abs(effect.baseline);
    const bool share = base > 0;
    const double scale = share ? 100 / base : 1;
    Change change{scale * effect.difference, scale * effect.low, scale * effect.high, {}, {}, {}};
    change.round = rounding_of(change.size, scale * effect.half_width);
    change.unit = share ? " %" : unit.empty() ? "" : " " + unit;
    change.from = share ? "" : " from 0";
    return change;
}

std::string replicates(std::size_t n) { return text(n, n == 1 ? " replicate" : " replicates"); }

} // namespace

Certainty certainty_of(const Effect& effect) {
    if (std::isnan(effect.difference)) return Certainty::nothing;
    const bool differs = effect.difference != 0 || effect.paired_sd > 0;
    if (!differs) {
        const bool none = effect.baseline == 0 && effect.reform == 0;
        return none && !(effect.unpaired_sd > 0) ? Certainty::not_there : Certainty::unmoved;
    }
    if (std::isnan(effect.half_width)) return Certainty::no_range;
    return effect.low <= 0 && effect.high >= 0 ? Certainty::unclear : Certainty::clear;
}

std::string Rounding::operator()(double value) const {
    std::ostringstream out;
    out << std::fixed << std::setprecision(decimals) << value;
    std::string digits = out.str();
    if (digits.find_first_not_of("-0.") == std::string::npos && digits[0] == '-')
        digits.erase(0, 1); // no "-0"
    set_thousands_apart(digits);
    return digits;
}

std::string Rounding::signed_words(double value) const {
    const std::string digits = (*this)(value);
    const bool nothing = digits.find_first_not_of("0.") == std::string::npos;
    return (value > 0 && !nothing ? "+" : "") + digits;
}

Rounding rounding_of(double value, double half_width) {
    const auto place = [](double of) { return static_cast<int>(std::floor(std::log10(of))); };
    // Of a share of nothing there is no place of a digit.
    if (half_width > 0 && std::isfinite(half_width)) return {std::clamp(-place(half_width), 0, 7)};
    const bool some = value != 0 && std::isfinite(value);
    return {some ? std::clamp(1 - place(std::abs(value)), 0, 7) : 0};
}

std::string unit_in(const std::string& unit, const std::string& currency) {
    constexpr std::string_view generic = "currency";
    std::string words = unit;
    if (const auto at = words.find(generic); at != std::string::npos)
        words.replace(at, generic.size(), currency);
    return words;
}

std::string sentence_of(const std::string& name, const std::string& unit, const Effect& effect) {
    const Change change = change_of(effect, unit);
    const std::string moves =
        text(effect.difference > 0 ? " rises by " : " falls by ", change.amount(), change.from);
    switch (certainty_of(effect)) {
    case Certainty::nothing: return name + ": no value to compare.";
    case Certainty::not_there: return name + " is zero with it and without it.";
    case Certainty::unmoved: return name + " does not change at all.";
    case Certainty::no_range:
        return text(name, moves, " (", replicates(effect.replicates),
                    ": too few for an interval).");
    case Certainty::unclear:
        return text(name, ": no clear change (", change.round.signed_words(change.size),
                    change.unit, "; the 95 % interval, ", change.interval(), ", holds zero).");
    case Certainty::clear: break;
    }
    return text(name, moves, " (95 % interval ", change.interval(), ").");
}

std::string change_in_percent(const Effect& effect) {
    const Certainty certainty = certainty_of(effect);
    if (certainty == Certainty::nothing) return "-";
    if (certainty == Certainty::not_there || certainty == Certainty::unmoved) return "0";
    const Change change = change_of(effect, "");
    const std::string words =
        effect.baseline == 0 ? "from 0" : change.round.signed_words(change.size);
    return certainty == Certainty::unclear ? text("(", words, ")") : words;
}

} // namespace sim
