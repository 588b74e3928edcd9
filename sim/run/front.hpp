// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a market adds to the command line: files that `new` begins, what `demo` shows, and whether
// `backtest` can score it. Most markets add nothing.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sim {

/// What an option of a market says.
enum class Says : std::uint8_t { text, whole, number, flag };

/// An option of `new` or `backtest` that means something for one kind of file, or one market, only.
struct FrontOption {
    std::string name; ///< with its dashes
    std::string doc;
    Says says = Says::text;
    bool needed = false; ///< whether there is no such file, or answer, without
};

/// A kind of file that `new KIND NAME` begins; the Python package makes it.
struct NewKind {
    std::string name;
    std::vector<FrontOption> options;
};

/// A command, and what comes of it.
struct NextStep {
    std::string command;
    std::string doc;
};

/// What `demo` runs, and what a reader may type next.
struct Demo {
    std::string scenario; ///< a shipped name
    std::string doc;
    std::vector<NextStep> next;
};

struct Front {
    std::vector<NewKind> kinds;
    std::optional<Demo> demo; ///< the first of the catalogue is shown
    /// Options of `backtest` for this market, whose Python package scores it on what really came;
    /// none where it cannot.
    std::vector<FrontOption> backtest = {};
};

} // namespace sim
