// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/ties_file.hpp"

#include "sim/base/problems.hpp"
#include "sim/base/words.hpp"
#include "sim/scenario/csv.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace sim {
namespace {

std::optional<std::int64_t> whole(std::string_view word) { return number_in<std::int64_t>(word); }

// A shorter number is smaller, so that 2 comes before 10; words that are no numbers go by letters.
std::vector<std::string> ordered(std::vector<std::string> names) {
    const bool numbers =
        std::ranges::all_of(names, [](const auto& name) { return whole(name).has_value(); });
    if (numbers)
        std::ranges::sort(names, {},
                          [](const auto& name) { return std::pair(*whole(name), name); });
    else
        std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

std::map<std::string, std::uint32_t> numbers_of(const CsvTable& table, std::size_t from,
                                                std::size_t to) {
    std::vector<std::string> names;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        names.push_back(table.text(row, from));
        names.push_back(table.text(row, to));
    }
    std::map<std::string, std::uint32_t> numbers;
    for (std::string& name : ordered(std::move(names)))
        numbers.emplace(std::move(name), static_cast<std::uint32_t>(numbers.size()));
    return numbers;
}

// Ties row by row; what is wrong with one is noted with its line.
class Reader {
public:
    Reader(const CsvTable& table, Problems& problems) : table_(table), problems_(problems) {}

    std::vector<Tie> read(std::size_t from, std::size_t to,
                          const std::map<std::string, std::uint32_t>& numbers) {
        std::vector<Tie> ties;
        for (std::size_t row = 0; row < table_.rows(); ++row) {
            const std::string& one = table_.text(row, from);
            const std::string& other = table_.text(row, to);
            if (one.empty() || other.empty())
                note(row, "one end of the tie has no name");
            else if (one == other)
                note(row, text("ties '", one, "' to itself"));
            else
                take(row, std::minmax(numbers.at(one), numbers.at(other)), ties);
        }
        return ties;
    }

private:
    void take(std::size_t row, std::pair<std::uint32_t, std::uint32_t> ends,
              std::vector<Tie>& ties) {
        const auto [first, fresh] = seen_.emplace(ends, row);
        if (fresh)
            ties.push_back({ends.first, ends.second});
        else
            note(row, text("says again the tie of line ", table_.origin(first->second).line));
    }

    void note(std::size_t row, std::string what) {
        problems_.add(where(table_.origin(row)), std::move(what));
    }

    const CsvTable& table_;
    Problems& problems_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> seen_;
};

} // namespace

Graph read_ties(const TiesFile& file) {
    Problems problems;
    const CsvTable table = CsvTable::read(file.table, problems);
    const auto from = table.column(file.from, problems);
    const auto to = table.column(file.to, problems);
    refuse(problems);
    const auto numbers = numbers_of(table, *from, *to);
    const std::vector<Tie> ties = Reader(table, problems).read(*from, *to, numbers);
    if (ties.empty() && problems.empty()) problems.add(file.table, "holds no tie");
    refuse(problems);
    return {numbers.size(), ties};
}

} // namespace sim
