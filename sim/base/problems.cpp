// SPDX-License-Identifier: Apache-2.0
#include "sim/base/problems.hpp"

#include "sim/base/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <system_error>

namespace sim {
namespace {

// Restricted Damerau-Levenshtein: a swap of neighbours is the commonest slip of a typist.
std::size_t edits(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> cost(a.size() + 1,
                                               std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i)
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            cost[i][j] =
                std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    return cost[a.size()][b.size()];
}

std::string sentence(const Problems& problems) {
    const std::size_t named = lines_for(problems.size());
    std::string all;
    for (std::size_t i = 0; i < named; ++i) {
        const Problem& problem = problems.entries()[i];
        all += (i ? "\n" : "") + problem.where + (problem.where.empty() ? "" : ": ") + problem.what;
    }
    if (problems.size() > named) all += text("\nand ", problems.size() - named, " more problems");
    return all;
}

Problems single(std::string_view where, std::string_view what) {
    Problems problems;
    problems.add(where, what);
    return problems;
}

constexpr std::size_t longest_name = 200;  // that a typist misspells
constexpr std::size_t longest_place = 500; // bytes of a message
constexpr std::size_t longest_reason = 1000;

std::string escaped(unsigned char byte) {
    if (byte == '\n') return "\\n";
    if (byte == '\t') return "\\t";
    std::array<char, 5> words{};
    std::snprintf(words.data(), words.size(), "\\x%02x", byte);
    return words.data();
}

// Of a file, where keys are names with points between.
bool is_path(std::string_view words) { return words.find('/') != std::string_view::npos; }

bool inside_letter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

std::string without_middle(std::string words, std::size_t most) {
    if (words.size() <= most) return words;
    std::size_t head = most * 2 / 3;
    std::size_t tail = words.size() - most / 3;
    while (head > 0 && inside_letter(words[head])) --head;
    while (tail < words.size() && inside_letter(words[tail])) ++tail;
    return words.substr(0, head) + "…" + words.substr(tail);
}

} // namespace

std::string nearest(std::string_view word, std::span<const std::string> candidates) {
    std::string best;
    if (word.size() > longest_name) return best;
    std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
    for (const std::string& candidate : candidates) {
        // So many letters must be added or taken away, whatever they are.
        const std::size_t gap =
            std::max(word.size(), candidate.size()) - std::min(word.size(), candidate.size());
        if (gap >= least) continue;
        if (const std::size_t distance = edits(word, candidate); distance < least) {
            least = distance;
            best = candidate;
        }
    }
    return best;
}

std::string shown(std::string_view words, std::size_t most) {
    std::string ends;
    if (words.size() > 4 * most) { // nobody sees what lies between
        ends = text(words.substr(0, most), words.substr(words.size() - most));
        words = ends;
    }
    std::string all;
    while (!words.empty()) {
        const auto first = static_cast<unsigned char>(words.front());
        const std::size_t bytes = utf8_letter(words);
        const bool plain = bytes > 0 && first >= 0x20 && first != 0x7F;
        all += plain ? std::string(words.substr(0, bytes)) : escaped(first);
        words.remove_prefix(plain ? bytes : 1);
    }
    return without_middle(std::move(all), most);
}

Facts spot_of(std::string_view where) {
    Facts facts;
    const std::size_t end = where.find(": ");
    const std::string_view head = where.substr(0, end);
    if (end != std::string_view::npos) facts.key = where.substr(end + 2);
    const std::size_t colon = head.rfind(':');
    const std::string_view digits = colon < head.size() ? head.substr(colon + 1) : "";
    const auto [stop, fault] =
        std::from_chars(digits.data(), digits.data() + digits.size(), facts.line);
    if (!digits.empty() && fault == std::errc() && stop == digits.data() + digits.size())
        facts.file = head.substr(0, colon);
    else
        (end != std::string_view::npos || is_path(head) ? facts.file : facts.key) = head;
    return facts;
}

void Problems::add(std::string_view where, std::string_view what) {
    if (full())
        ++found_;
    else
        add(where, what, spot_of(shown(where, longest_place)));
}

void Problems::add(std::string_view where, std::string_view what, Facts facts) {
    ++found_;
    if (full()) return;
    facts.file = shown(facts.file, longest_place);
    facts.key = shown(facts.key, longest_place);
    facts.given = shown(facts.given, longest_reason);
    entries_.push_back(
        {shown(where, longest_place), shown(what, longest_reason), std::move(facts)});
}

void Problems::add(const Problems& others) {
    for (const Problem& one : others.entries_)
        if (!full()) entries_.push_back(one);
    found_ += others.found_;
}

std::string listed(std::span<const std::string> candidates) {
    std::string all;
    for (const std::string& candidate : candidates) all += (all.empty() ? "" : ", ") + candidate;
    return all;
}

ScenarioError::ScenarioError(Problems problems)
    : std::runtime_error(sentence(problems)), problems_(std::move(problems)) {}

ScenarioError::ScenarioError(std::string where, std::string what)
    : ScenarioError(single(std::move(where), std::move(what))) {}

void refuse(const Problems& problems) {
    if (!problems.empty()) throw ScenarioError(problems);
}

FileError::FileError(std::string path, std::string reason)
    : std::runtime_error(shown(path, longest_place) + ": " + reason), path_(std::move(path)),
      reason_(std::move(reason)) {}

BrokenInvariant::BrokenInvariant(const std::string& what, const char* file, int line)
    : std::logic_error(text(what, " [",
                            std::string_view(file).substr(std::string_view(file).rfind('/') + 1),
                            ":", line, "]")) {}

} // namespace sim
