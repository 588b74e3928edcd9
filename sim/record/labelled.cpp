// SPDX-License-Identifier: Apache-2.0
#include "sim/record/labelled.hpp"

#include "sim/time/calendar.hpp"

#include <algorithm>
#include <iterator>
#include <limits>

namespace sim {
namespace {

Group open_or_add(OutputFile& file, const std::string& group) {
    Group root = file.root();
    if (group.empty() || group == "/") return root;
    return root.exists(group) ? root.group(group) : root.add_group(group);
}

void set_all(Object& object, std::span<const Attribute> attributes) {
    for (const Attribute& attribute : attributes) object.set(attribute.name, attribute.value);
}

// The library needs the mark for values never written, readers need it as an attribute of one
// value.
template <Stored T> Dataset create(Group& group, const Quantity& quantity, const Extent& extent) {
    Storage<T> storage;
    if constexpr (std::floating_point<T>)
        storage.fill = std::numeric_limits<T>::quiet_NaN();
    else if constexpr (!std::same_as<T, std::string>)
        if (quantity.missing) storage.fill = static_cast<T>(*quantity.missing);
    Dataset made = group.create<T>(quantity.name, extent, storage);
    if constexpr (!std::same_as<T, std::string>)
        if (storage.fill) made.set("_FillValue", std::vector<T>{*storage.fill});
    return made;
}

Dataset create_of(Element element, Group& group, const Quantity& quantity, const Extent& extent) {
    switch (element) {
    case Element::float64: return create<double>(group, quantity, extent);
    case Element::float32: return create<float>(group, quantity, extent);
    case Element::int64: return create<std::int64_t>(group, quantity, extent);
    case Element::int32: return create<std::int32_t>(group, quantity, extent);
    case Element::int16: return create<std::int16_t>(group, quantity, extent);
    case Element::int8: return create<std::int8_t>(group, quantity, extent);
    case Element::uint64: return create<std::uint64_t>(group, quantity, extent);
    case Element::uint32: return create<std::uint32_t>(group, quantity, extent);
    case Element::uint16: return create<std::uint16_t>(group, quantity, extent);
    case Element::uint8: return create<std::uint8_t>(group, quantity, extent);
    case Element::text: return create<std::string>(group, quantity, extent);
    case Element::other: break;
    }
    throw BrokenInvariant(quantity.name + " has no type that a result file holds", __FILE__,
                          __LINE__);
}

Quantity typed(const Variable& variable) {
    Quantity quantity = variable.quantity;
    quantity.element = std::visit(
        [](const auto& values) {
            return element_of<typename std::decay_t<decltype(values)>::value_type>;
        },
        variable.values);
    return quantity;
}

std::vector<Quantity> quantities_of(std::span<const Variable> variables) {
    std::vector<Quantity> quantities;
    std::ranges::transform(variables, std::back_inserter(quantities), typed);
    return quantities;
}

} // namespace

std::uint64_t Dimension::size() const {
    return std::visit([](const auto& all) { return static_cast<std::uint64_t>(all.size()); },
                      labels);
}

Dimension time_dimension(Day first, std::vector<std::int64_t> days_since_first) {
    return {"time",
            "Day",
            std::move(days_since_first),
            {{"standard_name", "time"},
             {"units", "days since " + iso(first)},
             {"calendar", "proleptic_gregorian"},
             {"axis", "T"}}};
}

void describe(OutputFile& file, std::span<const Attribute> attributes) {
    for (const std::string_view wanted : file_attributes)
        require(
            std::ranges::any_of(attributes, [&](const auto& one) { return one.name == wanted; }),
            "a result file must say its ", wanted);
    Group root = file.root();
    set_all(root, attributes);
}

LabelledGroup::LabelledGroup(OutputFile& file, const std::string& group,
                             std::span<const Dimension> dimensions,
                             std::span<const Quantity> quantities)
    : group_(open_or_add(file, group)) {
    for (const Dimension& dimension : dimensions) add(dimension);
    for (const Quantity& quantity : quantities) add(quantity);
}

void LabelledGroup::add(const Dimension& dimension) {
    require(dimension.size() > 0, "dimension ", dimension.name, " has no labels");
    Dataset made = std::visit(
        [&](const auto& labels) { return group_.write(dimension.name, labels); }, dimension.labels);
    made.make_scale(dimension.name);
    made.set("long_name", dimension.long_name);
    set_all(made, dimension.attributes);
    scales_.emplace(dimension.name, std::move(made));
}

void LabelledGroup::add(const Quantity& quantity) {
    Extent extent;
    for (const std::string& dimension : quantity.dimensions)
        extent.push_back(scale(quantity, dimension).extent().front());
    Dataset made = create_of(quantity.element, group_, quantity, extent);
    made.set("units", quantity.units);
    made.set("long_name", quantity.long_name);
    made.set("statistic", quantity.statistic);
    if (!quantity.source.empty()) made.set("source", quantity.source);
    set_all(made, quantity.attributes);
    for (std::size_t axis = 0; axis < extent.size(); ++axis)
        made.attach(scale(quantity, quantity.dimensions[axis]), axis);
    variables_.emplace(quantity.name, std::move(made));
}

const Dataset& LabelledGroup::scale(const Quantity& quantity, const std::string& dimension) const {
    const auto found = scales_.find(dimension);
    require(found != scales_.end(), quantity.name, " runs along ", dimension, ", which ",
            group_.name(), " lacks");
    return found->second;
}

Dataset& LabelledGroup::find(std::string_view variable) {
    const auto found = variables_.find(variable);
    require(found != variables_.end(), group_.name(), " has no variable ", variable);
    return found->second;
}

Part LabelledGroup::slab(const Dataset& target, const Extent& at) {
    const Extent extent = target.extent();
    require(at.size() <= extent.size(), target.name(),
            " has fewer dimensions than the place to fill");
    Part part{Extent(extent.size(), 0), extent};
    std::ranges::copy(at, part.start.begin());
    std::fill_n(part.count.begin(), at.size(), 1);
    return part;
}

void write(OutputFile& file, const std::string& group, std::span<const Dimension> dimensions,
           std::span<const Variable> variables) {
    LabelledGroup target(file, group, dimensions, quantities_of(variables));
    for (const Variable& variable : variables)
        std::visit([&](const auto& values) { target.fill(variable.quantity.name, {}, values); },
                   variable.values);
}

} // namespace sim
