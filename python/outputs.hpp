// SPDX-License-Identifier: Apache-2.0
#pragma once
// Structs of outputs as dictionaries of Python, and what their tables say of them: the types of
// these dictionaries are written into `_core.pyi` from the same tables.

#include "sim/base/outputs.hpp"

#include <pybind11/pybind11.h>

#include <concepts>
#include <string>
#include <type_traits>
#include <utility>

namespace bindings {

/// What the dictionary of a struct is called in Python.
template <class T> struct TypeName;

/// An output as Python has it, nested structs as dictionaries.
template <class Value> pybind11::object object_of(const Value& value);

/// The outputs of a struct under the names of its table.
template <sim::Reported T> pybind11::dict dict_of(const T& object) {
    pybind11::dict all;
    sim::for_each_output(object, [&](const auto& line, const auto& value) {
        all[pybind11::str(std::string(line.name))] = object_of(value);
    });
    return all;
}

template <class Value> pybind11::object object_of(const Value& value) {
    if constexpr (sim::Reported<Value>)
        return dict_of(value);
    else
        return pybind11::cast(value);
}

/// The type of an output in Python.
template <class Value> std::string type_of() {
    if constexpr (sim::Reported<Value>)
        return TypeName<Value>::words;
    else if constexpr (std::same_as<Value, bool>)
        return "bool";
    else if constexpr (std::integral<Value>)
        return "int";
    else if constexpr (std::floating_point<Value>)
        return "float";
    else
        return "str";
}

/// The type of what a line of the table of `T` reads.
template <class T, class Line> std::string type_of_line() {
    return type_of<std::remove_cvref_t<decltype(Line::of(std::declval<const T&>()))>>();
}

/// What a table says, a dictionary a line.
template <sim::Reported T> pybind11::list lines_of() {
    pybind11::list all;
    sim::for_each_output<T>([&]<class Line>(const Line& line) {
        pybind11::dict facts;
        facts["name"] = std::string(line.name);
        facts["type"] = type_of_line<T, Line>();
        facts["unit"] = std::string(line.unit.name);
        facts["doc"] = std::string(line.doc);
        all.append(facts);
    });
    return all;
}

/// The dictionary of a struct as the stub of the extension declares it.
template <sim::Reported T> std::string declaration_of() {
    std::string all = std::string("class ") + TypeName<T>::words + "(TypedDict):\n";
    sim::for_each_output<T>([&]<class Line>(const Line& line) {
        all += "    " + std::string(line.name) + ": " + type_of_line<T, Line>() + "\n";
    });
    return all;
}

} // namespace bindings
