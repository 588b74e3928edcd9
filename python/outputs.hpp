// SPDX-License-Identifier: Apache-2.0
#pragma once
// Structs of outputs as dictionaries of Python, and what their tables say of them.

#include "sim/base/outputs.hpp"

#include <pybind11/pybind11.h>

#include <string>

namespace bindings {

/// The outputs of a struct under the names of its table.
template <sim::Reported T> pybind11::dict dict_of(const T& object) {
    pybind11::dict all;
    sim::for_each_output(object, [&](const auto& line, const auto& value) {
        all[pybind11::str(std::string(line.name))] = pybind11::cast(value);
    });
    return all;
}

/// What a table says, a dictionary a line.
template <sim::Reported T> pybind11::list lines_of() {
    pybind11::list all;
    sim::for_each_output<T>([&](const sim::OutputLine& line) {
        pybind11::dict facts;
        facts["name"] = std::string(line.name);
        facts["unit"] = std::string(line.unit.name);
        facts["doc"] = std::string(line.doc);
        all.append(facts);
    });
    return all;
}

} // namespace bindings
