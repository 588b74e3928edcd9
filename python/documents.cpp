// SPDX-License-Identifier: Apache-2.0
#include "python/documents.hpp"

#include "sim/base/problems.hpp"
#include "sim/document/toml.hpp"
#include "sim/run/locate.hpp"
#include "sim/study/session.hpp"
#include "sim/time/calendar.hpp"

#include <pybind11/stl.h>

#include <memory>

namespace py = pybind11;

namespace bindings {
namespace {

using sim::Node;

bool is_a(py::handle value, const char* module, const char* type) {
    return py::isinstance(value, py::module_::import(module).attr(type));
}

sim::Day to_day(py::handle date) {
    return sim::day_of({date.attr("year").cast<int>(), date.attr("month").cast<int>(),
                        date.attr("day").cast<int>()});
}

// Scenarios know days: a time of day would be cut off without a word.
Node to_date_node(py::handle value, const std::string& path) {
    if (is_a(value, "datetime", "datetime") &&
        (!value.attr("tzinfo").is_none() ||
         !value.attr("time")().equal(py::module_::import("datetime").attr("time")())))
        throw sim::ScenarioError(path, sim::text("'", std::string(py::str(value)),
                                                 "' has a time of day or a time zone; a scenario "
                                                 "has days: give its .date()"));
    return to_day(value);
}

Node to_integer(py::handle value, const std::string& path) {
    int overflow = 0;
    const long long number = PyLong_AsLongLongAndOverflow(value.ptr(), &overflow);
    if (overflow != 0)
        throw sim::ScenarioError(path, sim::text(std::string(py::str(value)),
                                                 " is too far from zero; whole numbers go from "
                                                 "-2^63 to 2^63 - 1"));
    return static_cast<std::int64_t>(number);
}

/// One level further into a value; a value that holds itself has no last one.
class Deeper {
public:
    explicit Deeper(const std::string& path) {
        if (depth >= sim::deepest)
            throw sim::ScenarioError(path, sim::text("nested more than ", sim::deepest, " deep"));
        ++depth;
    }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;
    ~Deeper() { --depth; }

private:
    static inline std::size_t depth = 0; // touched with the interpreter's lock held
};

Node to_table(py::handle mapping, const std::string& path) {
    const Deeper level(path);
    Node table{Node::Table{}};
    for (py::handle item : mapping.attr("items")()) {
        const auto pair = py::reinterpret_borrow<py::tuple>(item);
        const std::string key = py::str(pair[0]);
        sim::require_room(table.table(), {std::make_shared<const std::string>(path), 0});
        table.put(key, to_node(pair[1], path.empty() ? key : sim::text(path, '.', key)));
    }
    return table;
}

Node to_list(py::handle sequence, const std::string& path) {
    const Deeper level(path);
    Node::List list;
    for (py::handle one : sequence) list.push_back(to_node(one, path));
    return list;
}

// What is no plain value itself but can say one: paths, and NumPy's scalars and arrays.
Node to_node_by_asking(py::handle value, const std::string& path) {
    if (py::hasattr(value, "__fspath__")) return to_node(value.attr("__fspath__")(), path);
    if (py::hasattr(value, "tolist")) return to_node(value.attr("tolist")(), path);
    const std::string type = py::str(py::type::handle_of(value).attr("__name__"));
    throw sim::ScenarioError(path, "a scenario cannot hold a value of type " + type);
}

sim::DocumentKind shelf_named(const std::string& name) {
    if (name == "reforms") return sim::DocumentKind::reforms;
    return name == "experiments" ? sim::DocumentKind::experiments : sim::DocumentKind::scenarios;
}

Node from_mapping(py::handle mapping) {
    Node document = to_node(mapping);
    sim::anchor_tables(document);
    return document;
}

Node with_values(Node document, const py::dict& values) {
    for (const auto& [key, value] : values) {
        const auto path = key.cast<std::string>();
        sim::set(document, path, to_node(value, path));
    }
    sim::anchor_tables(document);
    return document;
}

py::list shipped(const std::string& shelf) {
    py::list all;
    for (const sim::Shipped& one : sim::shipped(shelf_named(shelf)))
        all.append(py::make_tuple(one.name, one.market, one.path));
    return all;
}

} // namespace

Node to_node(py::handle value, const std::string& path) {
    if (value.is_none()) return {};
    if (py::isinstance<py::bool_>(value)) return value.cast<bool>();
    if (py::isinstance<py::int_>(value)) return to_integer(value, path);
    if (py::isinstance<py::float_>(value)) return value.cast<double>();
    if (py::isinstance<py::str>(value)) return value.cast<std::string>();
    if (is_a(value, "datetime", "date")) return to_date_node(value, path);
    if (is_a(value, "collections.abc", "Mapping")) return to_table(value, path);
    if (is_a(value, "collections.abc", "Sequence")) return to_list(value, path);
    return to_node_by_asking(value, path);
}

py::object to_date(sim::Day day) {
    const sim::Date date = sim::date_of(day);
    return py::module_::import("datetime").attr("date")(date.year, date.month, date.day);
}

py::object to_python(const Node& node) {
    switch (node.kind()) {
    case Node::Kind::null: return py::none();
    case Node::Kind::boolean: return py::bool_(node.boolean());
    case Node::Kind::integer: return py::int_(node.integer());
    case Node::Kind::real: return py::float_(node.real());
    case Node::Kind::text: return py::str(node.text());
    case Node::Kind::date: return to_date(node.date());
    case Node::Kind::list: {
        py::list list;
        for (const Node& one : node.list()) list.append(to_python(one));
        return list;
    }
    case Node::Kind::table: break;
    }
    py::dict table;
    for (const Node::Entry& entry : node.table())
        table[py::str(entry.key)] = to_python(entry.value);
    return table;
}

void bind_documents(py::module_& module) {
    py::class_<Node>(module, "Document", "A scenario or reform as it was written; never changes.")
        .def_static("of", &from_mapping, py::arg("mapping"), "A document from plain Python values.")
        .def_static(
            "read", [](const std::string& text) { return sim::read_toml_text(text, "document"); },
            py::arg("text"), "A document from TOML.")
        .def(
            "merged",
            [](const Node& base, const Node& overlay) { return sim::merge(base, overlay); },
            py::arg("overlay"), "The document under an overlay.")
        .def("with_values", &with_values, py::arg("values"),
             "The document with values put at paths.")
        .def(
            "assigned",
            [](Node document, const std::string& assignment) {
                sim::assign(document, assignment);
                sim::anchor_tables(document);
                return document;
            },
            py::arg("assignment"), "The document after `path=value`, as --set says it.")
        .def("values", &to_python, "The document as plain Python values.");
    module.def("shipped", &shipped, py::arg("shelf"), "Name, market and path of what is shipped.");
}

} // namespace bindings
