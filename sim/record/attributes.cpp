// SPDX-License-Identifier: Apache-2.0
// Attributes of groups and data sets.
#include "sim/record/library.hpp"

#include <hdf5.h>

namespace sim {
namespace {

template <class T> struct IsList : std::false_type {};
template <class T> struct IsList<std::vector<T>> : std::true_type {};

// Numbers and texts alike become types, a shape and an address that the library can read.
struct Writing {
    Handle file;
    Handle memory;
    std::optional<std::uint64_t> length; // none for a single value
    const void* values;
    std::vector<const char*> texts;

    [[nodiscard]] const void* from() const { return texts.empty() ? values : texts.data(); }
};

Writing writing(Element element, const std::optional<std::uint64_t>& length, const void* values) {
    return {library::file_type(element), library::memory_type(element), length, values, {}};
}

Writing writing(const std::string& value) {
    return {library::characters(value), library::characters(value), {}, value.c_str(), {}};
}

Writing writing(const std::vector<std::string>& values) {
    Writing made = writing(Element::text, values.size(), nullptr);
    for (const std::string& one : values) made.texts.push_back(one.c_str());
    return made;
}

template <class T> Writing writing(const std::vector<T>& values) {
    return writing(element_of<T>, values.size(), values.data());
}

template <class T> Writing writing(const T& value) {
    return writing(element_of<T>, std::nullopt, &value);
}

Handle space_of(const std::optional<std::uint64_t>& length) {
    if (!length) return Handle(H5Screate(H5S_SCALAR));
    const hsize_t size = *length;
    return Handle(size == 0 ? H5Screate(H5S_NULL) : H5Screate_simple(1, &size, nullptr));
}

// How many values an attribute has, and how they are read; every failure is thrown.
struct Reading {
    const Handle& attribute;
    const Handle& space;
    const OpenFile& file;
    const std::string& doing;

    [[nodiscard]] std::size_t size() const {
        constexpr std::int64_t most = 1 << 20; // lists in attributes are short; more is damage
        const std::int64_t points = H5Sget_simple_extent_npoints(space.id());
        if (points < 0 || points > most)
            throw FileError(file.path, text("cannot ", doing, ": it has no plausible length"));
        return static_cast<std::size_t>(points);
    }
    void into(const Handle& type, void* values) const {
        library::checked(H5Aread(attribute.id(), type.id(), values), file, doing);
    }
};

AttributeValue read_texts(const Reading& from, bool single) {
    const Handle type = library::memory_type(Element::text);
    std::vector<char*> found(from.size(), nullptr);
    std::vector<std::string> texts;
    texts.reserve(found.size());
    if (!found.empty()) from.into(type, found.data());
    for (const char* one : found) texts.emplace_back(one == nullptr ? "" : one);
    if (!found.empty()) H5Dvlen_reclaim(type.id(), from.space.id(), H5P_DEFAULT, found.data());
    if (single) return texts.at(0);
    return texts;
}

AttributeValue read_characters(const Reading& from, const Handle& type, bool single) {
    const std::size_t width = H5Tget_size(type.id());
    if (!library::plausible(from.attribute.id(), {from.size(), width}, 1))
        throw FileError(from.file.path, text("cannot ", from.doing, ": it has no plausible size"));
    std::string all(from.size() * width, '\0');
    if (!all.empty()) from.into(type, all.data());
    std::vector<std::string> texts;
    for (std::size_t at = 0; at < all.size(); at += width) {
        const std::string_view one = std::string_view(all).substr(at, width);
        texts.emplace_back(one.substr(0, one.find('\0')));
    }
    if (single) return texts.at(0);
    return texts;
}

template <class T> AttributeValue read_numbers(const Reading& from, bool single) {
    const Handle type = library::memory_type(element_of<T>);
    std::vector<T> values(from.size());
    if (!values.empty()) from.into(type, values.data());
    if (!single) return values;
    if constexpr (std::floating_point<T>)
        return static_cast<double>(values.at(0));
    else if constexpr (std::same_as<T, std::uint64_t>)
        return values.at(0);
    else
        return static_cast<std::int64_t>(values.at(0));
}

} // namespace

void Object::set(const std::string& attribute, const AttributeValue& value) {
    const auto held = library::hold();
    const Writing given = std::visit([](const auto& one) { return writing(one); }, value);
    const Handle space = space_of(given.length);
    const std::string doing = text("write the attribute ", attribute, " of");
    const Handle creation(H5Pcreate(H5P_ATTRIBUTE_CREATE));
    H5Pset_char_encoding(creation.id(), H5T_CSET_UTF8);
    const Handle made(checked(H5Acreate2(id(), attribute.c_str(), given.file.id(), space.id(),
                                         creation.id(), H5P_DEFAULT),
                              doing));
    if (given.length != 0U) checked(H5Awrite(made.id(), given.memory.id(), given.from()), doing);
}

bool Object::has(const std::string& attribute) const {
    const auto held = library::hold();
    return checked(H5Aexists(id(), attribute.c_str()), "inspect") > 0;
}

AttributeValue Object::attribute(const std::string& attribute) const {
    const auto held = library::hold();
    const std::string doing = text("read the attribute ", attribute, " of");
    const Handle opened(checked(H5Aopen(id(), attribute.c_str(), H5P_DEFAULT), doing));
    const Handle type(checked(H5Aget_type(opened.id()), doing));
    const Handle space(checked(H5Aget_space(opened.id()), doing));
    const Reading from{opened, space, *file(), doing};
    const bool single = H5Sget_simple_extent_type(space.id()) == H5S_SCALAR;
    if (H5Tget_class(type.id()) == H5T_STRING && H5Tis_variable_str(type.id()) == 0)
        return read_characters(from, type, single);
    switch (library::element_of_type(type.id())) {
    case Element::float64: return read_numbers<double>(from, single);
    case Element::float32: return read_numbers<float>(from, single);
    case Element::int64: return read_numbers<std::int64_t>(from, single);
    case Element::int32: return read_numbers<std::int32_t>(from, single);
    case Element::int16: return read_numbers<std::int16_t>(from, single);
    case Element::int8: return read_numbers<std::int8_t>(from, single);
    case Element::uint64: return read_numbers<std::uint64_t>(from, single);
    case Element::uint32: return read_numbers<std::uint32_t>(from, single);
    case Element::uint16: return read_numbers<std::uint16_t>(from, single);
    case Element::uint8: return read_numbers<std::uint8_t>(from, single);
    case Element::text: return read_texts(from, single);
    case Element::other: break;
    }
    fail(text("has an attribute ", attribute, " of a type that is not read here"));
}

std::vector<std::string> Object::attributes() const {
    const auto held = library::hold();
    std::vector<std::string> all;
    const auto collect = [](hid_t, const char* name, const H5A_info_t*, void* out) -> herr_t {
        static_cast<std::vector<std::string>*>(out)->emplace_back(name);
        return 0;
    };
    hsize_t position = 0;
    if (H5Aiterate2(id(), H5_INDEX_CRT_ORDER, H5_ITER_INC, &position, collect, &all) >= 0)
        return all;
    all.clear(); // files of others may not keep the order of creation
    position = 0;
    checked(H5Aiterate2(id(), H5_INDEX_NAME, H5_ITER_INC, &position, collect, &all),
            "list the attributes of");
    return all;
}

} // namespace sim
