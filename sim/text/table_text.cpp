// SPDX-License-Identifier: Apache-2.0
#include "sim/text/table_text.hpp"

#include "sim/base/problems.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iomanip>
#include <sstream>

namespace sim {
namespace {

std::string fixed(double value, int decimals) {
    std::ostringstream out;
    out << std::fixed << std::setprecision(decimals) << value;
    return out.str();
}

std::string padded(const std::string& words, std::size_t width, Align align) {
    const std::size_t used = width_of(words);
    const std::string blank(width > used ? width - used : 0, ' ');
    return align == Align::left ? words + blank : blank + words;
}

void trim_end(std::string& line) { line.erase(line.find_last_not_of(' ') + 1); }

} // namespace

void set_thousands_apart(std::string& digits) {
    const std::size_t point = std::min(digits.find('.'), digits.size());
    const std::size_t first = digits[0] == '-' ? 1 : 0;
    for (std::size_t at = point; at > first + 3; at -= 3) digits.insert(at - 3, ",");
}

std::size_t page_columns() {
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return page_width;
    return std::clamp<std::size_t>(size.ws_col, 60, page_width);
}

std::string figure(double value) {
    if (std::isnan(value)) return "-";
    if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
    if (value == 0) return "0";
    const int magnitude = static_cast<int>(std::floor(std::log10(std::abs(value))));
    if (magnitude < -4) {
        std::ostringstream out;
        out << std::setprecision(3) << value;
        return out.str();
    }
    const bool whole = value == std::round(value) && magnitude < 15;
    std::string digits = fixed(value, whole ? 0 : std::clamp(3 - magnitude, 0, 7));
    set_thousands_apart(digits);
    return digits;
}

std::string percentage(double share) {
    if (std::isnan(share)) return "-";
    return (share > 0 ? "+" : "") + fixed(100 * share, std::abs(share) < 0.1 ? 2 : 1) + " %";
}

std::string duration(double seconds) {
    if (seconds < 60) return fixed(seconds, seconds < 10 ? 1 : 0) + " s";
    const auto whole = std::lround(seconds);
    if (whole < 3600) return text(whole / 60, " min ", whole % 60, " s");
    return text(whole / 3600, " h ", whole % 3600 / 60, " min");
}

std::string volume_words(double bytes) {
    constexpr std::array<const char*, 5> units{"B", "kB", "MB", "GB", "TB"};
    std::size_t unit = 0;
    for (; bytes >= 1000 && unit + 1 < units.size(); ++unit) bytes /= 1000;
    return fixed(bytes, bytes < 10 && unit > 0 ? 1 : 0) + " " + units[unit];
}

std::size_t width_of(const std::string& words) {
    // Continuation bytes of UTF-8 take no column of their own.
    return static_cast<std::size_t>(std::ranges::count_if(
        words, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::vector<std::string> wrapped(const std::string& words, std::size_t width) {
    std::vector<std::string> lines{""};
    std::istringstream in(words);
    for (std::string word; in >> word;) {
        std::string& last = lines.back();
        if (last.empty())
            last = word;
        else if (width_of(last) + 1 + width_of(word) <= width)
            last += " " + word;
        else
            lines.push_back(word);
    }
    return lines;
}

std::string bars(std::span<const double> values) {
    constexpr std::array<const char*, 8> heights{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    double largest = 0;
    for (double value : values) largest = std::max(largest, value);
    std::string all;
    for (double value : values) {
        const double part = largest > 0 && value > 0 ? value / largest : 0;
        all += heights[static_cast<std::size_t>(std::lround(part * 7))];
    }
    return all;
}

std::vector<std::size_t> TextTable::widths(std::size_t indent) const {
    std::vector<std::size_t> widths;
    std::size_t used = indent;
    const std::size_t page = page_columns();
    for (std::size_t column = 0; column < columns_.size(); ++column) {
        std::size_t width = width_of(columns_[column].title);
        for (const auto& row : rows_) width = std::max(width, width_of(row[column]));
        if (column + 1 == columns_.size() && used + width > page)
            width = std::max<std::size_t>(page - std::min(used, page - 24), 24);
        used += width + 2;
        widths.push_back(width);
    }
    return widths;
}

std::string TextTable::line(const std::vector<std::string>& row,
                            const std::vector<std::size_t>& widths, std::size_t indent) const {
    std::string head(indent, ' ');
    for (std::size_t column = 0; column + 1 < row.size(); ++column)
        head += padded(row[column], widths[column], columns_[column].align) + "  ";
    const std::string margin(width_of(head), ' ');
    std::string all;
    for (const std::string& part : wrapped(row.back(), widths.back())) {
        std::string one =
            (all.empty() ? head : margin) + padded(part, widths.back(), columns_.back().align);
        trim_end(one);
        all += one + '\n';
    }
    return all;
}

std::string TextTable::print(std::size_t indent) const {
    const auto sizes = widths(indent);
    std::vector<std::string> titles;
    for (const TextColumn& column : columns_) titles.push_back(column.title);
    std::string all;
    if (std::ranges::any_of(titles, [](const auto& title) { return !title.empty(); }))
        all += line(titles, sizes, indent);
    for (const auto& row : rows_) all += line(row, sizes, indent);
    return all;
}

} // namespace sim
