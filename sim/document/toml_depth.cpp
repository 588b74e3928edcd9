// SPDX-License-Identifier: Apache-2.0
#include "sim/document/toml_depth.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace sim {
namespace {

/// Goes through a document letter by letter, over texts and remarks.
class DepthScanner {
public:
    explicit DepthScanner(std::string_view document) : rest_(document) {}

    /// How deep what follows the last letter lies.
    [[nodiscard]] std::size_t depth() const { return base_ + dots_; }
    [[nodiscard]] std::string_view rest() const { return rest_; }

    void step() {
        const char letter = rest_.front();
        if (letter == '"' || letter == '\'') return skip_text(letter);
        if (letter == '#') return drop(std::min(rest_.find('\n'), rest_.size()));
        drop(1);
        if (letter == '\n') return end_line();
        if (letter == ' ' || letter == '\t' || letter == '\r') return;
        if (at_start_ && letter == '[') begin_header();
        at_start_ = false;
        take(letter);
    }

private:
    void drop(std::size_t letters) { rest_.remove_prefix(std::min(letters, rest_.size())); }

    void take(char letter) {
        if (letter == '.') ++dots_;
        if (letter == '=') inside(base_ + dots_ + 1);
        if (letter == ',') inside(outer_.empty() ? header_ : outer_.back());
        if (in_header_) return;
        if (letter == '[' || letter == '{') {
            inside(base_ + dots_ + 1);
            outer_.push_back(base_);
        } else if ((letter == ']' || letter == '}') && !outer_.empty()) {
            outer_.pop_back();
            inside(outer_.empty() ? header_ : outer_.back());
        }
    }

    // From here on names lie in the table or list that is so deep.
    void inside(std::size_t depth) {
        base_ = depth;
        dots_ = 0;
    }

    void begin_header() {
        in_header_ = true;
        inside(rest_.starts_with('[') ? 2 : 1); // an entry of a list lies one deeper
    }

    void end_line() {
        if (!outer_.empty()) return; // a list goes on
        if (in_header_) header_ = depth();
        in_header_ = false;
        at_start_ = true;
        inside(header_);
    }

    void skip_text(char quote) {
        at_start_ = false;
        const std::string three(3, quote);
        const bool long_text = rest_.starts_with(three);
        drop(long_text ? 3 : 1);
        while (!rest_.empty() && (long_text || rest_.front() != '\n')) {
            if (quote == '"' && rest_.front() == '\\')
                drop(2);
            else if (long_text ? rest_.starts_with(three) : rest_.front() == quote)
                return end_text(quote, long_text);
            else
                drop(1);
        }
    }

    // A long text may end with two quotes of its own before the three that close it.
    void end_text(char quote, bool long_text) {
        drop(long_text ? 3 : 1);
        for (int more = 0; long_text && more < 2 && rest_.starts_with(quote); ++more) drop(1);
    }

    std::string_view rest_;
    std::vector<std::size_t> outer_; ///< depth inside each open bracket
    std::size_t header_ = 0;         ///< depth inside the table that the last header opened
    std::size_t base_ = 0;
    std::size_t dots_ = 0;
    bool at_start_ = true; ///< nothing but blanks since the line began
    bool in_header_ = false;
};

} // namespace

int line_deeper_than(std::size_t most, std::string_view document) {
    for (DepthScanner scanner(document); !scanner.rest().empty();) {
        scanner.step();
        if (scanner.depth() <= most) continue;
        const auto read = document.substr(0, document.size() - scanner.rest().size());
        return 1 + static_cast<int>(std::ranges::count(read, '\n'));
    }
    return 0;
}

} // namespace sim
