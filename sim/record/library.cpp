// SPDX-License-Identifier: Apache-2.0
#include "sim/record/library.hpp"

#include <hdf5.h>

#include <algorithm>
#include <system_error>
#include <type_traits>

namespace sim::library {
namespace {

static_assert(std::is_same_v<hid_t, std::int64_t>, "handles are passed as std::int64_t");

// The system's own words stand in the middle of a long description: "error message = '...'".
std::string essence(const std::string& description) {
    constexpr std::string_view mark = "error message = '";
    const auto begin = description.find(mark);
    if (begin == std::string::npos) return description;
    const auto first = begin + mark.size();
    return description.substr(first, description.find('\'', first) - first);
}

herr_t collect(unsigned depth, const H5E_error2_t* error, void* out) {
    constexpr unsigned told = 3;
    auto& line = *static_cast<std::string*>(out);
    const std::string words = error->desc == nullptr ? "" : essence(error->desc);
    if (depth < told && !words.empty() && line.find(words) == std::string::npos)
        line += (line.empty() ? "" : "; ") + words;
    return 0;
}

hid_t text_type() {
    const hid_t type = H5Tcopy(H5T_C_S1);
    H5Tset_size(type, H5T_VARIABLE);
    H5Tset_cset(type, H5T_CSET_UTF8);
    return type;
}

struct Kind {
    Element element;
    std::string_view word;
    hid_t memory;
    hid_t file;
};

Kind kind(Element element) {
    switch (element) {
    case Element::float64: return {element, "float64", H5T_NATIVE_DOUBLE, H5T_IEEE_F64LE};
    case Element::float32: return {element, "float32", H5T_NATIVE_FLOAT, H5T_IEEE_F32LE};
    case Element::int64: return {element, "int64", H5T_NATIVE_INT64, H5T_STD_I64LE};
    case Element::int32: return {element, "int32", H5T_NATIVE_INT32, H5T_STD_I32LE};
    case Element::int16: return {element, "int16", H5T_NATIVE_INT16, H5T_STD_I16LE};
    case Element::int8: return {element, "int8", H5T_NATIVE_INT8, H5T_STD_I8LE};
    case Element::uint64: return {element, "uint64", H5T_NATIVE_UINT64, H5T_STD_U64LE};
    case Element::uint32: return {element, "uint32", H5T_NATIVE_UINT32, H5T_STD_U32LE};
    case Element::uint16: return {element, "uint16", H5T_NATIVE_UINT16, H5T_STD_U16LE};
    case Element::uint8: return {element, "uint8", H5T_NATIVE_UINT8, H5T_STD_U8LE};
    case Element::text: return {element, "text", -1, -1};
    case Element::other: break;
    }
    return {Element::other, "another type", -1, -1};
}

} // namespace

std::unique_lock<std::recursive_mutex> hold() {
    static auto& lock = *new std::recursive_mutex; // never destroyed: handles may outlive main
    std::unique_lock held(lock);
    // Errors reach the user as exceptions; the library's own printing would say everything twice.
    // Each thread has a switch of its own.
    thread_local const herr_t silent = H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    static_cast<void>(silent);
    return held;
}

std::string last_error() {
    std::string line;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, collect, &line);
    return line.empty() ? "unknown error of the HDF5 library" : line;
}

std::int64_t checked(std::int64_t result, const OpenFile& file, std::string_view doing) {
    if (file.error != 0)
        throw FileError(file.path,
                        text("cannot write: ", std::generic_category().message(file.error)));
    if (result < 0) throw FileError(file.path, text("cannot ", doing, ": ", last_error()));
    return result;
}

Handle memory_type(Element element) {
    return Handle(element == Element::text ? text_type() : H5Tcopy(kind(element).memory));
}

Handle file_type(Element element) {
    return Handle(element == Element::text ? text_type() : H5Tcopy(kind(element).file));
}

Handle characters(std::string_view value) {
    Handle type(H5Tcopy(H5T_C_S1));
    H5Tset_size(type.id(), std::max<std::size_t>(1, value.size()));
    const bool plain = std::ranges::all_of(value, [](unsigned char one) { return one < 0x80; });
    H5Tset_cset(type.id(), plain ? H5T_CSET_ASCII : H5T_CSET_UTF8);
    return type;
}

Element element_of_type(std::int64_t type) {
    if (H5Tget_class(type) == H5T_STRING)
        return H5Tis_variable_str(type) > 0 ? Element::text : Element::other;
    const Handle native(H5Tget_native_type(type, H5T_DIR_ASCEND));
    for (auto i = static_cast<int>(Element::float64); i < static_cast<int>(Element::text); ++i) {
        const Kind candidate = kind(static_cast<Element>(i));
        if (H5Tequal(native.id(), candidate.memory) > 0) return candidate.element;
    }
    return Element::other;
}

bool plausible(std::int64_t object, const Extent& extent, std::uint64_t element_size) {
    constexpr std::uint64_t deflate_at_most = 1'032;                 // bytes made of one
    constexpr std::uint64_t never_written = std::uint64_t{64} << 20; // they take no room
    const auto held = hold();
    const Handle file(H5Iget_file_id(object));
    hsize_t bytes = 0;
    if (file.id() < 0 || H5Fget_filesize(file.id(), &bytes) < 0) return false;
    std::uint64_t room = (bytes * deflate_at_most + never_written) / element_size;
    for (const std::uint64_t length : extent) {
        if (length > room) return false;
        if (length > 0) room /= length;
    }
    return true;
}

std::string_view word(Element element) { return kind(element).word; }

} // namespace sim::library
