// SPDX-License-Identifier: Apache-2.0
#include "sim/command/plug_in.hpp"

#include "sim/base/problems.hpp"
#include "sim/document/json.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

namespace sim {
namespace {

// Holds "command", or the request as JSON; and keeps two from calling each other in circles.
constexpr const char* by_the_program = "SHARESIM_IN_PYTHON";

// The environment that `./dev build` makes beside the sources, then whatever the user's shell
// finds.
std::vector<std::string> candidates() {
    if (const char* own = std::getenv("SHARESIM_PYTHON")) return {own};
    return {std::string(SHARESIM_SOURCE_DIR) + "/.venv/bin/python", "python3", "python"};
}

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> all;
    for (std::string& word : words) all.push_back(word.data());
    all.push_back(nullptr);
    return all;
}

void become(const std::string& python, const std::vector<std::string>& arguments) {
    std::vector<std::string> words{python};
    words.insert(words.end(), arguments.begin(), arguments.end());
    ::execvp(python.c_str(), pointers(words).data());
}

// Whether a Python has the package, without a word of its own.
bool has_package(const std::string& python) {
    const pid_t child = ::fork();
    if (child == 0) {
        static_cast<void>(::close(STDERR_FILENO));
        become(python, {"-c", "import sharesim"});
        ::_exit(1);
    }
    int status = 1;
    return child > 0 && ::waitpid(child, &status, 0) == child && status == 0;
}

} // namespace

void go_on_in_python(const cli::Asked& asked, Task task) {
    require(std::getenv(by_the_program) == nullptr, "the package handed its own task back");
    std::vector<std::string> words{"-m", "sharesim"};
    words.insert(words.end(), asked.arguments.begin(), asked.arguments.end());
    const std::string task_words =
        task == Task::command ? "command" : write_json(asked.request, Layout::line);
    for (const std::string& python : candidates())
        if (has_package(python)) {
            static_cast<void>(::setenv(by_the_program, task_words.c_str(), 1));
            become(python, words);
        }
    throw FileError("python",
                    "none here has the package sharesim, which draws designs, makes inputs, "
                    "compiles rules, judges facts and writes reports: `pip install "
                    "sharesim[designs,rules]`, or name one in SHARESIM_PYTHON");
}

} // namespace sim
