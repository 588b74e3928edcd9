// SPDX-License-Identifier: Apache-2.0
#pragma once
// What can go wrong, by who caused it: the scenario (user), a file (machine), a law of the engine
// (we).

#include <concepts>
#include <cstddef>
#include <exception>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sim {

/// Joins words, numbers and names into one string.
template <class... Parts> std::string text(const Parts&... parts) {
    std::ostringstream out;
    (out << ... << parts);
    return std::move(out).str();
}

/// The candidate that a misspelt word most likely means; empty when none is near.
std::string nearest(std::string_view word, std::span<const std::string> candidates);

/// Candidates as one readable list: "a, b, c".
std::string listed(std::span<const std::string> candidates);

/// Words as one line of a message can show them: letters that would break the line or that no
/// terminal shows are escaped, and what is longer than `most` bytes loses its middle.
std::string shown(std::string_view words, std::size_t most);

/// Lines of a message: a reader mends the first problems, and those often cause the others.
inline constexpr std::size_t most_lines = 10;

/// How many of so many problems a message names, when its last line counts the others.
constexpr std::size_t lines_for(std::size_t problems) {
    return problems > most_lines ? most_lines - 1 : problems;
}

/// What is known of a mistake, for programs that mend it; empty is what nobody knows.
struct Facts {
    std::string file = {};
    int line = 0;
    std::string key = {};                  ///< path of the parameter, or column of the file
    std::string given = {};                ///< what stands there
    std::vector<std::string> allowed = {}; ///< words that may stand there, or one range
    std::string nearest = {};              ///< the word that was most likely meant
};

/// One mistake of a scenario: where it stands, and what is wrong with it.
struct Problem {
    std::string where;
    std::string what;
    Facts facts = {};
};

/// File, line and key out of words such as "mine.toml:12: tax.rate", any part of which may be
/// missing.
Facts spot_of(std::string_view where);

/// All mistakes found so far; readers go on after each, so that a user sees them together. A file
/// of nothing but mistakes has millions: the first are kept, the others counted.
class Problems {
public:
    /// Notes a mistake; of its place is known what the words say.
    void add(std::string_view where, std::string_view what);
    /// Notes a mistake of which more is known.
    void add(std::string_view where, std::string_view what, Facts facts);
    /// The same of what has a name, such as the path of a file.
    template <std::convertible_to<std::string> Named>
    requires(!std::convertible_to<Named, std::string_view>) void add(const Named& where,
                                                                     std::string_view what) {
        const std::string name = where;
        add(name, what, {.file = name});
    }
    /// Notes all that others have found.
    void add(const Problems& others);
    [[nodiscard]] bool empty() const { return found_ == 0; }
    /// How many were found.
    [[nodiscard]] std::size_t size() const { return found_; }
    /// Those kept.
    [[nodiscard]] const std::vector<Problem>& entries() const { return entries_; }
    /// Whether further ones are only counted, so that nobody need find words for them.
    [[nodiscard]] bool full() const { return entries_.size() >= kept; }
    /// Has each say better where it stands.
    template <class Place> void place(Place&& place) {
        for (Problem& one : entries_) place(one);
    }

private:
    static constexpr std::size_t kept = 1000;
    std::vector<Problem> entries_;
    std::size_t found_ = 0;
};

/// The scenario is wrong; thrown before a run starts, with every problem, or by a run when what the
/// scenario brings along fails there.
class ScenarioError : public std::runtime_error {
public:
    explicit ScenarioError(Problems problems);
    ScenarioError(std::string where, std::string what);
    [[nodiscard]] const std::vector<Problem>& problems() const { return problems_.entries(); }
    /// The same, with the number of those that were only counted.
    [[nodiscard]] const Problems& found() const { return problems_; }

private:
    Problems problems_;
};

/// Throws when there are problems, else does nothing.
void refuse(const Problems& problems);

/// A file cannot be read or written.
class FileError : public std::runtime_error {
public:
    FileError(std::string path, std::string reason);
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] const std::string& reason() const { return reason_; }

private:
    std::string path_;
    std::string reason_;
};

/// A law of the engine broke: our bug, never the user's.
class BrokenInvariant : public std::logic_error {
public:
    BrokenInvariant(const std::string& what, const char* file, int line);
};

/// The user asked to stop; what is finished stays.
class Interrupted : public std::exception {
public:
    [[nodiscard]] const char* what() const noexcept override { return "interrupted"; }
};

/// A condition and the place that states it, so that `require` can take words after it.
struct Condition {
    bool holds;
    const char* file;
    int line;
    // Implicit on purpose: `require(balance == 0, ...)` should read as a sentence. The builtins
    // stand in for std::source_location, which Clang 14 does not offer.
    constexpr Condition(bool value, const char* in = __builtin_FILE(), int at = __builtin_LINE())
        : holds(value), file(in), line(at) {}
};

/// States an invariant; a breach stops the run with the words given.
template <class... Parts> void require(Condition condition, const Parts&... parts) {
    if (!condition.holds) throw BrokenInvariant(text(parts...), condition.file, condition.line);
}

} // namespace sim
