// SPDX-License-Identifier: Apache-2.0
#include "python/messenger.hpp"

#include "sim/parallel/stop.hpp"

#include <pybind11/functional.h>

namespace py = pybind11;

namespace bindings {

void Messenger::operator()(const sim::Progress& progress) {
    const auto now = Clock::now();
    if (now - last_ < std::chrono::milliseconds(100) && progress.days_done < progress.days) return;
    last_ = now;
    const py::gil_scoped_acquire held;
    if (error_) return;
    try {
        if (PyErr_CheckSignals() != 0) throw py::error_already_set();
        if (told_) (*told_)(progress.stage, progress.days_done, progress.days);
    } catch (...) {
        // An error may not travel through the engine's threads: it waits here until they stop.
        error_ = std::current_exception();
        sim::request_stop();
    }
}

void Messenger::raise() const {
    if (error_) std::rethrow_exception(error_);
}

} // namespace bindings
