// SPDX-License-Identifier: Apache-2.0
// Every error ends here as words and an exit code.
#include "sim/base/problems.hpp"
#include "sim/parallel/stop.hpp"
#include "sim/run/cli_verbs.hpp"
#include "sim/run/disk.hpp"
#include "sim/run/plug_in.hpp"
#include "sim/trust/custom.hpp"

#include <iostream>

namespace sim::cli {
namespace {

constexpr std::size_t most_mistakes = 10; // of a scenario; the first cause the others

int refuse_input(const Asked& asked, const std::vector<Problem>& problems, std::size_t shown) {
    Node::List all;
    for (std::size_t i = 0; i < problems.size(); ++i) {
        const Problem& one = problems[i];
        if (i < shown) say(one.where + (one.where.empty() ? "" : ": ") + one.what);
        all.push_back(Node::table_of({{"where", one.where}, {"what", one.what}}));
    }
    if (problems.size() > shown) say(text("and ", problems.size() - shown, " more problems"));
    if (asked.json) print_json(Node::table_of({{"errors", Node(std::move(all))}}));
    return input_wrong;
}

} // namespace

void say(const std::string& words) { std::cerr << "sharesim: error: " << words << '\n'; }

int guarded(const Asked& asked, const std::function<int()>& body) {
    try {
        return body();
    } catch (const ScenarioError& error) {
        return refuse_input(asked, error.problems(), most_mistakes);
    } catch (const FilesError& error) {
        return refuse_input(asked, error.problems(), error.problems().size());
    } catch (const FileError& error) {
        return refuse_input(asked, {{error.path(), error.reason()}}, 1);
    } catch (const NeedsPython&) {
        return guarded(asked, [&]() -> int { go_on_in_python(asked.arguments, Task::command); });
    } catch (const Interrupted&) {
        say("interrupted");
        return interrupted;
    } catch (const std::exception& error) {
        say(text("internal: ", error.what(), "; please report this with the command you gave"));
        return some_failed;
    }
}

} // namespace sim::cli
