// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/schema.hpp"

#include <cmath>

namespace sim {
namespace {

Node texts(const std::vector<std::string>& words) { return Node::List(words.begin(), words.end()); }

void put_bounds(Node& schema, const Bounds& bounds) {
    if (bounds.low == bounds::positive.low) {
        schema.put("minimum", 0);
        schema.put("exclusiveMinimum", true);
    } else if (std::isfinite(bounds.low)) {
        schema.put("minimum", bounds.low);
    }
    if (std::isfinite(bounds.high)) schema.put("maximum", bounds.high);
}

Node quantity_schema(Unit unit) {
    Node properties =
        Node::table_of({{"value", type_schema("number")}, {"unit", word_schema(units_like(unit))}});
    Node quantity = table_schema(std::move(properties));
    quantity.put("required", Node::List{"value"});
    return quantity;
}

} // namespace

Node type_schema(std::string_view name) { return Node::table_of({{"type", name}}); }

Node word_schema(const std::vector<std::string>& words) {
    return Node::table_of({{"enum", texts(words)}});
}

Node list_schema(Node entries) {
    return Node::table_of({{"type", "array"}, {"items", std::move(entries)}});
}

Node table_schema(Node properties) {
    return Node::table_of({{"type", "object"},
                           {"properties", std::move(properties)},
                           {"additionalProperties", false}});
}

Node either(std::string_view how, Node::List options) {
    return Node::table_of({{std::string(how), std::move(options)}});
}

Node number_schema(std::string_view type, Unit unit, const Bounds& bounds) {
    Node plain = type_schema(type);
    put_bounds(plain, bounds);
    if (unit == unit::none) return plain;
    return either("anyOf", {std::move(plain), quantity_schema(unit)});
}

Node schema_of(const Day&, Unit, const Bounds&) {
    return Node::table_of({{"type", "string"}, {"format", "date"}});
}

Node joined_schema(Node first, Node second) { return merge(std::move(first), std::move(second)); }

namespace {

// "Kept from the seller's price. Unit: share. Source: smith2019."
std::string description(const FieldLine& line) {
    std::string all{line.doc};
    if (!line.unit.name.empty()) all += text(" Unit: ", line.unit.name, ".");
    if (!line.source.empty()) all += text(" Source: ", line.source, ".");
    return all;
}

} // namespace

void put_schema(Node& properties, std::string_view name, const FieldLine& line, Node schema,
                std::optional<Node> by_default) {
    schema.put("description", description(line));
    if (by_default) schema.put("default", std::move(*by_default));
    properties.put(std::string(name), std::move(schema));
}

} // namespace sim
