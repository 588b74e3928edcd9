// SPDX-License-Identifier: Apache-2.0
#pragma once
// Scenario documents as Python sees them: dictionaries, lists, numbers, words and dates.

#include "sim/document/document.hpp"

#include <pybind11/pybind11.h>

namespace bindings {

/// A Python value as a document; ScenarioError for what no document can hold.
sim::Node to_node(pybind11::handle value, const std::string& path = "");

/// A document as plain Python values; dates become `datetime.date`.
pybind11::object to_python(const sim::Node& node);

/// A day as `datetime.date`.
pybind11::object to_date(sim::Day day);

/// Adds the class Document.
void bind_documents(pybind11::module_& module);

} // namespace bindings
