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

// What stands where nothing was written. Readers of chunks (kerchunk, Zarr) take it for missing, so
// it is no number that occurs, such as HDF5's own 0: for whole numbers it is that of netCDF.
template <Stored T> constexpr T never_written() {
    using Limits = std::numeric_limits<T>;
    constexpr bool widest = sizeof(T) == sizeof(std::int64_t);
    if constexpr (std::floating_point<T>)
        return Limits::quiet_NaN();
    else if constexpr (std::signed_integral<T>)
        return static_cast<T>(Limits::min() + (widest ? 2 : 1));
    else
        return static_cast<T>(Limits::max() - (widest ? 1 : 0));
}

template <Stored T> Storage<T> storage(const std::optional<std::int64_t>& missing) {
    Storage<T> made;
    if constexpr (!std::same_as<T, std::string>)
        made.fill = missing ? static_cast<T>(*missing) : never_written<T>();
    return made;
}

// The library needs the mark for values never written, readers need it as an attribute of one
// value.
template <Stored T> Dataset create(Group& group, const Quantity& quantity, const Extent& extent) {
    const auto missing = std::floating_point<T> ? std::nullopt : quantity.missing;
    const Storage<T> chosen = storage<T>(missing);
    Dataset made = group.create<T>(quantity.name, extent, chosen);
    if constexpr (!std::same_as<T, std::string>)
        if (missing || std::floating_point<T>) made.set("_FillValue", std::vector<T>{*chosen.fill});
    return made;
}

// The texts that tell of a variable, or of all of a group: along no other dimensions than its own.
std::string texts_about(std::span<const Quantity> all, const Quantity* numbers = nullptr) {
    std::string names;
    for (const Quantity& one : all) {
        const bool apart =
            numbers && std::ranges::any_of(one.dimensions, [&](const std::string& dimension) {
                return std::ranges::find(numbers->dimensions, dimension) ==
                       numbers->dimensions.end();
            });
        if (one.element == Element::text && !apart) names += (names.empty() ? "" : " ") + one.name;
    }
    return names;
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

std::string spelled(const std::string& unit) { return unit == "days" ? "day" : unit; }

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
    for (const Quantity& quantity : quantities) add(quantity, quantities);
    if (const auto texts = texts_about(quantities); !texts.empty())
        group_.set("coordinates", texts);
}

void LabelledGroup::add(const Dimension& dimension) {
    require(dimension.size() > 0, "dimension ", dimension.name, " has no labels");
    Dataset made = std::visit(
        [&]<class Label>(const std::vector<Label>& labels) {
            Dataset scale =
                group_.create<Label>(dimension.name, {labels.size()}, storage<Label>(std::nullopt));
            scale.write(labels);
            return scale;
        },
        dimension.labels);
    made.make_scale(dimension.name);
    made.set("long_name", dimension.long_name);
    set_all(made, dimension.attributes);
    scales_.emplace(dimension.name, std::move(made));
}

void LabelledGroup::add(const Quantity& quantity, std::span<const Quantity> all) {
    Extent extent;
    for (const std::string& dimension : quantity.dimensions)
        extent.push_back(scale(quantity, dimension).extent().front());
    Dataset made = create_of(quantity.element, group_, quantity, extent);
    made.set("units", spelled(quantity.units));
    made.set("long_name", quantity.long_name);
    made.set("statistic", quantity.statistic);
    if (!quantity.source.empty()) made.set("source", quantity.source);
    set_all(made, quantity.attributes);
    if (const auto texts = texts_about(all, &quantity);
        quantity.element != Element::text && !texts.empty())
        made.set("coordinates", texts);
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
