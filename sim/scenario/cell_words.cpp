// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/cell_words.hpp"

#include "sim/base/utf8.hpp"
#include "sim/base/words.hpp"
#include "sim/time/calendar.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

namespace sim {
namespace {

constexpr std::size_t longest_unit = 4; // letters of a currency
constexpr std::size_t group = 3;        // digits between signs that part thousands
constexpr int this_century = 2000;      // of years told by two digits
constexpr std::size_t digits_of_year = 4;
constexpr std::array<std::string_view, 8> nothings{"",    "na",   "n/a",  "#n/a",
                                                   "nan", "null", "none", "-"};

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_sign(char letter) { return letter == '+' || letter == '-'; }

std::string_view without_blanks(std::string_view words) {
    constexpr std::string_view blanks = " \t\r\n\v\f";
    const auto first = words.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return words.substr(first, words.find_last_not_of(blanks) - first + 1);
}

// Letters of one to four bytes.
std::vector<std::string_view> letters_of(std::string_view words) {
    std::vector<std::string_view> letters;
    while (!words.empty()) {
        const std::size_t bytes = std::max<std::size_t>(1, utf8_letter(words));
        letters.push_back(words.substr(0, bytes));
        words.remove_prefix(bytes);
    }
    return letters;
}

bool is_space(std::string_view letter) {
    return letter == " " || letter == "\t" || letter == "\u00A0" || letter == "\u202F" ||
           letter == "\u2009";
}
bool is_apostrophe(std::string_view letter) { return letter == "'" || letter == "\u2019"; }
bool in_number(std::string_view letter) {
    return is_digit(letter.front()) || letter == "." || letter == ",";
}
bool in_unit(std::string_view letter) {
    return !in_number(letter) && !is_space(letter) && !is_sign(letter.front());
}

/// Takes letters off the front, as long as they are of a kind.
class Letters {
public:
    explicit Letters(std::string_view words) : all_(letters_of(words)) {}

    [[nodiscard]] bool done() const { return at_ == all_.size(); }
    template <class Kind> std::string take(Kind&& kind) {
        std::string taken;
        for (; !done() && kind(all_[at_]); ++at_) taken += all_[at_];
        return taken;
    }
    std::string unit() {
        const std::size_t first = at_;
        std::string taken = take(in_unit);
        too_long_ = too_long_ || at_ - first > longest_unit;
        return taken;
    }
    [[nodiscard]] bool units_fit() const { return !too_long_; }

private:
    std::vector<std::string_view> all_;
    std::size_t at_ = 0;
    bool too_long_ = false;
};

std::string_view digits_off(std::string_view& words, std::size_t most) {
    std::size_t count = 0;
    while (count < std::min(most, words.size()) && is_digit(words[count])) ++count;
    const std::string_view digits = words.substr(0, count);
    words.remove_prefix(count);
    return digits;
}

void sign_off(std::string_view& words) {
    if (!words.empty() && is_sign(words.front())) words.remove_prefix(1);
}

// Whether digits stand in groups of three: "1,234" or "12,345,678.9".
bool in_groups(std::string_view words, char sign) {
    sign_off(words);
    if (digits_off(words, group).empty()) return false;
    bool any = false;
    while (words.starts_with(sign) && words.size() > group) {
        std::string_view rest = words.substr(1);
        if (digits_off(rest, group).size() < group) break;
        words = rest;
        any = true;
    }
    if (!any) return false;
    if (words.starts_with('.') || words.starts_with(',')) {
        words.remove_prefix(1);
        digits_off(words, words.size());
    }
    return words.empty();
}

// Whether the words are written as a number and nothing else, such as "nan", is.
bool is_plain(std::string_view words) {
    sign_off(words);
    const std::size_t before = digits_off(words, words.size()).size();
    std::size_t behind = 0;
    if (words.starts_with('.')) {
        words.remove_prefix(1);
        behind = digits_off(words, words.size()).size();
    }
    if (before + behind == 0) return false;
    if (!words.starts_with('e') && !words.starts_with('E')) return words.empty();
    words.remove_prefix(1);
    sign_off(words);
    return !digits_off(words, words.size()).empty() && words.empty();
}

Thousands parted_by(char sign) { return sign == ',' ? Thousands::comma : Thousands::point; }
Thousands parted_by_other(char sign) { return sign == ',' ? Thousands::point : Thousands::comma; }

// "1.234": three digits behind the only sign, and one to three before it that begin with no zero.
bool may_be_thousands(std::string_view words) {
    sign_off(words);
    const std::string_view before = digits_off(words, group);
    if (before.empty() || before.front() == '0' || words.empty()) return false;
    words.remove_prefix(1);
    return digits_off(words, group).size() == group && words.empty();
}

/// A date as its three numbers stand, before anybody knows which is which.
struct Numbers {
    std::string_view first, second, third; // the third may be missing
    char sign = '-';
};

bool ends_or_has_hour(std::string_view words) {
    if (words.empty()) return true;
    if (words.front() != 'T' && words.front() != ' ') return false;
    words.remove_prefix(1);
    return !digits_off(words, 2).empty() && words.starts_with(':');
}

std::optional<Numbers> numbers_of(std::string_view words) {
    Numbers all;
    all.first = digits_off(words, digits_of_year);
    if (all.first.empty() || words.empty()) return std::nullopt;
    all.sign = words.front();
    if (std::string_view("-/.").find(all.sign) == std::string_view::npos) return std::nullopt;
    words.remove_prefix(1);
    all.second = digits_off(words, 2);
    if (all.second.empty()) return std::nullopt;
    if (words.starts_with(all.sign)) {
        words.remove_prefix(1);
        all.third = digits_off(words, digits_of_year);
        if (all.third.empty()) return std::nullopt;
    }
    return ends_or_has_hour(words) ? std::optional(all) : std::nullopt;
}

bool begins_with_year(const Numbers& all) {
    return all.first.size() == digits_of_year && all.sign != '.' && all.third.size() <= 2;
}
bool ends_with_year(const Numbers& all) {
    return all.first.size() <= 2 && (all.third.size() == 2 || all.third.size() == digits_of_year);
}

int whole(std::string_view digits) { return number_in<int>(digits).value_or(0); }

} // namespace

std::string_view said(std::string_view cell) {
    const std::string_view words = without_blanks(cell);
    std::string small(words);
    for (char& letter : small)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return std::ranges::find(nothings, small) == nothings.end() ? words : std::string_view{};
}

AmountWords amount_of(std::string_view words) {
    Letters letters(words);
    const std::string before = letters.unit();
    letters.take(is_space);
    std::string number = letters.take([](std::string_view one) { return is_sign(one.front()); });
    while (true) { // blanks and apostrophes may part groups of digits, and are left out
        const std::string more = letters.take(in_number);
        number += more;
        if (letters.take([](auto one) { return is_space(one) || is_apostrophe(one); }).empty())
            break;
    }
    const std::string behind = letters.unit();
    const bool both = !before.empty() && !behind.empty();
    const bool digits = std::ranges::any_of(number, is_digit);
    if (!letters.done() || !letters.units_fit() || both || !digits) return {std::string(words), ""};
    return {number, before.empty() ? behind : before};
}

std::optional<double> number_of(std::string_view words, Thousands thousands) {
    std::string plain(words);
    const char parting = thousands == Thousands::comma ? ',' : '.';
    if (thousands != Thousands::nothing && in_groups(words, parting)) std::erase(plain, parting);
    if (std::ranges::count(plain, ',') == 1 && plain.find('.') == std::string::npos)
        std::ranges::replace(plain, ',', '.');
    if (!is_plain(plain)) return std::nullopt;
    const auto number = number_in<double>(plain.starts_with('+') ? plain.substr(1) : plain);
    return number && std::isfinite(*number) ? number : std::nullopt;
}

std::optional<Thousands> thousands_of(std::span<const std::string> cells) {
    std::set<Thousands> sure;
    std::set<Thousands> likely;
    for (const std::string& words : cells) {
        const auto last = words.find_last_of(".,");
        if (last == std::string::npos) continue;
        const auto of_last = std::ranges::count(words, words[last]);
        const auto all = std::ranges::count(words, '.') + std::ranges::count(words, ',');
        const bool decimal = all > of_last || (all == 1 && !may_be_thousands(words));
        if (decimal)
            sure.insert(parted_by_other(words[last]));
        else if (all > 1)
            sure.insert(parted_by(words[last]));
        else
            likely.insert(parted_by(words[last]));
    }
    const auto& found = sure.empty() ? likely : sure;
    if (found.size() > 1) return std::nullopt;
    return found.empty() ? Thousands::comma : *found.begin();
}

std::optional<DateOrder> order_of(std::span<const std::string> cells) {
    constexpr int months = 12;
    std::set<DateOrder> orders;
    bool open = false;
    for (const std::string& words : cells) {
        const auto numbers = numbers_of(words);
        if (!numbers || !ends_with_year(*numbers)) continue;
        if (numbers->sign == '.' || whole(numbers->first) > months)
            orders.insert(DateOrder::day_first);
        else if (whole(numbers->second) > months)
            orders.insert(DateOrder::month_first);
        else
            open = true;
    }
    if (orders.size() == 1) return *orders.begin();
    return open || !orders.empty() ? std::nullopt : std::optional(DateOrder::day_first);
}

std::optional<DateWords> date_in(std::string_view words, DateOrder order) {
    const auto numbers = numbers_of(words);
    if (!numbers) return std::nullopt;
    Date date;
    bool whole_date = true;
    if (begins_with_year(*numbers)) {
        whole_date = !numbers->third.empty();
        date = {whole(numbers->first), whole(numbers->second),
                whole_date ? whole(numbers->third) : 1};
    } else if (ends_with_year(*numbers)) {
        const bool long_year = numbers->third.size() == digits_of_year;
        date = {whole(numbers->third) + (long_year ? 0 : this_century), whole(numbers->first),
                whole(numbers->second)};
        if (order == DateOrder::day_first) std::swap(date.month, date.day);
    } else {
        return std::nullopt;
    }
    if (!exists(date)) return std::nullopt;
    return DateWords{day_of(date), whole_date};
}

} // namespace sim
