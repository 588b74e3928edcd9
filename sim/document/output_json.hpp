// SPDX-License-Identifier: Apache-2.0
#pragma once
// Structs of outputs as JSON, read off their tables: an output of outputs becomes an object.

#include "sim/base/outputs.hpp"
#include "sim/document/document.hpp"

#include <cmath>
#include <concepts>

namespace sim {

/// A number for machines: nothing instead of not a number, which JSON cannot say.
inline Node number(double value) { return std::isfinite(value) ? Node(value) : Node(); }

/// Adds what the table of a struct names to an object, each under its key.
template <Reported T> void put_outputs(Node& into, const T& object);

/// One output, whatever it is.
template <class Value> Node json_of(const Value& value) {
    if constexpr (Reported<Value>) {
        Node all{Node::Table{}};
        put_outputs(all, value);
        return all;
    } else if constexpr (std::floating_point<Value>) {
        return number(value);
    } else {
        return Node(value);
    }
}

template <Reported T> void put_outputs(Node& into, const T& object) {
    for_each_output(object, [&](const auto& line, const auto& value) {
        into.put(std::string(line.key), json_of(value));
    });
}

} // namespace sim
