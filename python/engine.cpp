// SPDX-License-Identifier: Apache-2.0
#include "python/engine.hpp"

#include "sim/base/problems.hpp"
#include "sim/parallel/stop.hpp"

#include <pybind11/stl.h>
#include <unistd.h>

#include <csignal>
#include <exception>
#include <filesystem>
#include <string>
#include <string_view>

namespace py = pybind11;

namespace bindings {
namespace {

// Only ever touched with the interpreter's lock held, except by the handler, which reads `former`
// while it is installed.
int listeners = 0;
struct sigaction former {};

// Python's handler only notes the signal, and its note is read between bytecodes: too late for a
// long call, so the engine is told first.
void on_interrupt(int signal) {
    sim::request_stop();
    if (former.sa_handler != SIG_DFL && former.sa_handler != SIG_IGN) former.sa_handler(signal);
}

template <class Error>
void translate(py::module_& module, const char* name, PyObject* base, const char* meaning) {
    py::register_exception<Error>(module, name, base).attr("__doc__") = meaning;
}

// Nothing where nobody knows.
py::object known(const std::string& words) {
    return words.empty() ? py::none() : py::object(py::str(words));
}

py::dict told(const sim::Problem& problem) {
    const sim::Facts& facts = problem.facts;
    py::dict all;
    all["file"] = known(facts.file);
    all["line"] = facts.line > 0 ? py::object(py::int_(facts.line)) : py::none();
    all["key"] = known(facts.key);
    all["message"] = problem.what;
    all["given"] = known(facts.given);
    all["allowed"] = facts.allowed;
    all["nearest"] = known(facts.nearest);
    return all;
}

constexpr const char* kept = "_problems";

// Those the engine found, or the lines of what Python's own checks say.
py::object problems_of(const py::object& error) {
    if (py::hasattr(error, kept)) return error.attr(kept);
    py::list all;
    for (const auto line : py::str(error).attr("splitlines")())
        all.append(told({.where = "", .what = py::str(line)}));
    return all;
}

py::handle scenario_error; // its type, which lives as long as the process

void raise_with_problems(std::exception_ptr error) {
    try {
        std::rethrow_exception(std::move(error));
    } catch (const sim::ScenarioError& wrong) {
        py::list all;
        for (const sim::Problem& problem : wrong.problems()) all.append(told(problem));
        const py::object raised = scenario_error(wrong.what());
        raised.attr(kept) = all;
        PyErr_SetObject(scenario_error.ptr(), raised.ptr());
    }
}

void bind_scenario_error(py::module_& module) {
    py::dict inside;
    inside["problems"] =
        py::module_::import("builtins")
            .attr("property")(py::cpp_function(
                &problems_of,
                py::doc("Each mistake: file, line, key, message, given, allowed, nearest.")));
    scenario_error = PyErr_NewExceptionWithDoc(
        "sharesim._core.ScenarioError",
        "A scenario is wrong; says every mistake in it, and `problems` lists them for programs.",
        PyExc_ValueError, inside.ptr());
    module.attr("ScenarioError") = scenario_error;
    py::register_exception_translator(&raise_with_problems);
}

// What the command line calls --force is an argument in Python.
void in_words_of_python(std::exception_ptr error) {
    constexpr std::string_view option = "--force";
    try {
        std::rethrow_exception(std::move(error));
    } catch (const sim::FileError& file) {
        std::string reason = file.reason();
        if (const auto at = reason.find(option); at != std::string::npos)
            reason.replace(at, option.size(), "overwrite=True");
        throw sim::FileError(file.path(), reason); // the next translator gives it its type
    } catch (const std::filesystem::filesystem_error& disk) {
        throw sim::FileError(disk.path1(), disk.code().message());
    }
}

} // namespace

Listening::Listening() {
    if (listeners++ > 0) return;
    struct sigaction ours {};
    ours.sa_handler = on_interrupt;
    sigemptyset(&ours.sa_mask);
    sigaction(SIGINT, nullptr, &former);
    sigaction(SIGINT, &ours, nullptr);
}

Listening::~Listening() {
    if (--listeners > 0) return;
    sigaction(SIGINT, &former, nullptr);
    sim::clear_stop();
}

void refuse_forked_child() {
    static const pid_t first = getpid();
    if (getpid() != first)
        throw std::runtime_error(
            "sharesim was used before this process was forked, and its threads "
            "did not come along; start workers with "
            "multiprocessing.get_context('spawn')");
}

void raise_interrupt() {
    if (PyErr_CheckSignals() == 0) PyErr_SetNone(PyExc_KeyboardInterrupt);
    throw py::error_already_set();
}

void bind_errors(py::module_& module) {
    bind_scenario_error(module);
    translate<sim::FileError>(module, "FileError", PyExc_OSError,
                              "A file cannot be read or written.");
    translate<sim::BrokenInvariant>(
        module, "BrokenInvariant", PyExc_RuntimeError,
        "A law of the engine broke: a bug to report, never the user's.");
    py::register_exception_translator(&in_words_of_python);
}

} // namespace bindings
