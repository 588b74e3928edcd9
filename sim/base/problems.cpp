// SPDX-License-Identifier: Apache-2.0
#include "sim/base/problems.hpp"

#include <algorithm>
#include <numeric>

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
    constexpr std::size_t shown = 10;
    std::string all;
    for (std::size_t i = 0; i < std::min(shown, problems.size()); ++i) {
        const Problem& problem = problems.entries()[i];
        all += (i ? "\n" : "") + problem.where + (problem.where.empty() ? "" : ": ") + problem.what;
    }
    if (problems.size() > shown) all += text("\nand ", problems.size() - shown, " more problems");
    return all;
}

Problems single(std::string where, std::string what) {
    Problems problems;
    problems.add(std::move(where), std::move(what));
    return problems;
}

} // namespace

std::string nearest(std::string_view word, std::span<const std::string> candidates) {
    std::string best;
    std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
    for (const std::string& candidate : candidates)
        if (const std::size_t distance = edits(word, candidate); distance < least) {
            least = distance;
            best = candidate;
        }
    return best;
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
    : std::runtime_error(path + ": " + reason), path_(std::move(path)), reason_(std::move(reason)) {
}

BrokenInvariant::BrokenInvariant(const std::string& what, const char* file, int line)
    : std::logic_error(text(what, " [",
                            std::string_view(file).substr(std::string_view(file).rfind('/') + 1),
                            ":", line, "]")) {}

} // namespace sim
