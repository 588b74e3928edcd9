// SPDX-License-Identifier: Apache-2.0
#include "sim/command/refuse.hpp"

#include "sim/base/problems.hpp"
#include "sim/command/plug_in.hpp"
#include "sim/study/folder/disk.hpp"
#include "sim/trust/custom.hpp"

#include <filesystem>
#include <iostream>
#include <new>

namespace sim::cli {
namespace {

constexpr std::size_t longest_line = 1600;

int refuse_input(const Asked& asked, const Problems& problems) {
    const std::size_t named = lines_for(problems.size());
    Node::List all;
    for (const Problem& one : problems.entries()) {
        if (all.size() < named) say(one.where + (one.where.empty() ? "" : ": ") + one.what);
        all.push_back(Node::table_of({{"where", one.where}, {"what", one.what}}));
    }
    if (problems.size() > named) say(text("and ", problems.size() - named, " more problems"));
    if (asked.json) print_json(Node::table_of({{"errors", Node(std::move(all))}}));
    return input_wrong;
}

int refuse_file(const Asked& asked, const std::string& path, const std::string& reason) {
    Problems problems;
    problems.add(path, reason);
    return refuse_input(asked, problems);
}

} // namespace

void say(const std::string& words) {
    std::cerr << "sharesim: error: " << shown(words, longest_line) << '\n';
}

int guarded(const Asked& asked, const std::function<int()>& body) {
    try {
        return body();
    } catch (const ScenarioError& error) {
        return refuse_input(asked, error.found());
    } catch (const FilesError& error) {
        return refuse_input(asked, error.found());
    } catch (const FileError& error) {
        return refuse_file(asked, error.path(), error.reason());
    } catch (const std::filesystem::filesystem_error& error) {
        return refuse_file(asked, error.path1(), error.code().message());
    } catch (const std::bad_alloc&) {
        say("there is not enough memory for this");
        return input_wrong;
    } catch (const NeedsPython&) {
        return guarded(asked, [&]() -> int { go_on_in_python(asked, Task::command); });
    } catch (const Interrupted&) {
        say("interrupted");
        return interrupted;
    } catch (const std::exception& error) {
        say(text("internal: ", error.what(), "; please report this with the command you gave"));
        return some_failed;
    }
}

} // namespace sim::cli
