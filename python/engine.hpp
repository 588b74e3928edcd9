// SPDX-License-Identifier: Apache-2.0
#pragma once
// How Python calls the engine: without the interpreter's lock, stopping soon after Ctrl-C, and
// never in a forked child, where the threads of the parent are missing.

#include "sim/base/problems.hpp"

#include <pybind11/pybind11.h>

namespace bindings {

/// While one of these lives, Ctrl-C also asks the engine to stop at the end of the day.
class Listening {
public:
    Listening();
    Listening(const Listening&) = delete;
    Listening& operator=(const Listening&) = delete;
    ~Listening();
};

/// Refuses work in a process forked after the engine's threads were started.
void refuse_forked_child();

/// Raises what Python's own signal handler wants raised, else KeyboardInterrupt.
[[noreturn]] void raise_interrupt();

/// Does the engine's work with the interpreter's lock released.
template <class Work> auto outside_python(Work&& work) {
    refuse_forked_child();
    const Listening listening;
    try {
        const pybind11::gil_scoped_release released;
        return work();
    } catch (const sim::Interrupted&) {
        raise_interrupt();
    }
}

/// Serialised the engine's errors into Python's.
void bind_errors(pybind11::module_& module);

} // namespace bindings
