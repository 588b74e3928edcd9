// SPDX-License-Identifier: Apache-2.0
#include "sim/record/hdf5.hpp"

#include "sim/record/library.hpp"

#include <hdf5.h>
#include <hdf5_hl.h>

#include <algorithm>

namespace sim {
namespace {

// The library moves values only between spaces of the same size; part and memory share one.
struct Selection {
    Handle memory;
    Handle file;
};

bool full(const Part& part, const Extent& extent) {
    return part.count == extent && std::ranges::all_of(part.start, [](auto at) { return at == 0; });
}

Handle space_of(const Extent& extent) {
    if (extent.empty()) return Handle(H5Screate(H5S_SCALAR));
    const std::vector<hsize_t> sizes(extent.begin(), extent.end());
    return Handle(H5Screate_simple(static_cast<int>(sizes.size()), sizes.data(), nullptr));
}

std::vector<const char*> pointers(std::span<const std::string> texts, const OpenFile& file) {
    std::vector<const char*> all;
    all.reserve(texts.size());
    for (const std::string& one : texts) {
        if (one.find('\0') != std::string::npos)
            throw FileError(file.path, "cannot write a text that holds a zero byte");
        all.push_back(one.c_str());
    }
    return all;
}

// Small enough to fit the library's cache of chunks, large enough for deflate to find patterns.
constexpr std::uint64_t chunk_bytes = 128 * 1024;
constexpr unsigned deflate_level = 4;

} // namespace

Extent balanced_chunk(const Extent& extent, std::uint64_t element_size) {
    std::uint64_t room = std::max<std::uint64_t>(1, chunk_bytes / element_size);
    Extent chunk(extent.size(), 1);
    for (std::size_t axis = extent.size(); axis-- > 0 && room > 1;) {
        const std::uint64_t length = std::max<std::uint64_t>(1, extent[axis]);
        const std::uint64_t pieces = (length + room - 1) / room;
        chunk[axis] = (length + pieces - 1) / pieces;
        room = pieces > 1 ? 1 : room / chunk[axis];
    }
    return chunk;
}

Handle::~Handle() {
    if (id_ < 0) return;
    const auto held = library::hold();
    // Committing a file closes what was open in it, so the identifier may be gone already.
    if (H5Iis_valid(id_) > 0) H5Idec_ref(id_);
}

std::int64_t Object::checked(std::int64_t result, std::string_view doing) const {
    return library::checked(result, *file_, text(doing, " ", name_));
}

void Object::fail(std::string_view reason) const {
    throw FileError(path(), text(name_, " ", reason));
}

Element Dataset::element() const {
    const auto held = library::hold();
    const Handle type(checked(H5Dget_type(id()), "read the type of"));
    return library::element_of_type(type.id());
}

Extent Dataset::extent() const {
    const auto held = library::hold();
    const Handle space(checked(H5Dget_space(id()), "read the extent of"));
    const auto rank = checked(H5Sget_simple_extent_ndims(space.id()), "read the extent of");
    std::vector<hsize_t> sizes(static_cast<std::size_t>(rank));
    H5Sget_simple_extent_dims(space.id(), sizes.data(), nullptr);
    return {sizes.begin(), sizes.end()};
}

Part Dataset::all() const {
    Extent count = extent();
    return {Extent(count.size(), 0), std::move(count)};
}

void Dataset::require_plausible(const Extent& extent, std::uint64_t element_size) const {
    if (!library::plausible(id(), extent, element_size))
        fail("claims to be larger than its file can be");
}

void Dataset::expect(Element wanted) const {
    const Element held = element();
    if (held != wanted) fail(text("holds ", library::word(held), ", not ", library::word(wanted)));
}

namespace {

Selection select(std::int64_t dataset, const Extent& extent, const Part& part) {
    Selection made{space_of(part.count), Handle(H5Dget_space(dataset))};
    if (full(part, extent)) return made;
    const std::vector<hsize_t> start(part.start.begin(), part.start.end());
    const std::vector<hsize_t> count(part.count.begin(), part.count.end());
    H5Sselect_hyperslab(made.file.id(), H5S_SELECT_SET, start.data(), nullptr, count.data(),
                        nullptr);
    return made;
}

bool inside(const Part& part, const Extent& extent) {
    if (part.start.size() != extent.size() || part.count.size() != extent.size()) return false;
    for (std::size_t axis = 0; axis < extent.size(); ++axis)
        if (part.start[axis] > extent[axis] || part.count[axis] > extent[axis] - part.start[axis])
            return false;
    return true;
}

} // namespace

void Dataset::read_numbers(Element wanted, void* values, const Part& part) const {
    const auto held = library::hold();
    expect(wanted);
    const Extent whole = extent();
    if (!inside(part, whole)) fail("is smaller than the box to read");
    const Selection box = select(id(), whole, part);
    const Handle type = library::memory_type(wanted);
    checked(H5Dread(id(), type.id(), box.memory.id(), box.file.id(), H5P_DEFAULT, values), "read");
}

void Dataset::read_texts(std::span<std::string> values, const Part& part) const {
    const auto held = library::hold();
    expect(Element::text);
    const Extent whole = extent();
    if (!inside(part, whole)) fail("is smaller than the box to read");
    const Selection box = select(id(), whole, part);
    const Handle type = library::memory_type(Element::text);
    std::vector<char*> found(values.size(), nullptr);
    checked(H5Dread(id(), type.id(), box.memory.id(), box.file.id(), H5P_DEFAULT, found.data()),
            "read");
    std::ranges::transform(found, values.begin(),
                           [](const char* one) { return one == nullptr ? "" : one; });
    H5Dvlen_reclaim(type.id(), box.memory.id(), H5P_DEFAULT, found.data());
}

void Dataset::write_numbers(Element given, const void* values, const Part& part) {
    const auto held = library::hold();
    expect(given);
    const Extent whole = extent();
    require(inside(part, whole), name(), ": the box to write lies outside");
    const Selection box = select(id(), whole, part);
    const Handle type = library::memory_type(given);
    checked(H5Dwrite(id(), type.id(), box.memory.id(), box.file.id(), H5P_DEFAULT, values),
            "write");
}

void Dataset::write_texts(std::span<const std::string> values, const Part& part) {
    const auto texts = pointers(values, *file());
    write_numbers(Element::text, texts.data(), part);
}

void Dataset::make_scale(const std::string& dimension) {
    const auto held = library::hold();
    checked(H5DSset_scale(id(), dimension.c_str()), "make a dimension of");
}

bool Dataset::is_scale() const {
    const auto held = library::hold();
    return checked(H5DSis_scale(id()), "inspect") > 0;
}

void Dataset::attach(const Dataset& scale, std::size_t axis) {
    const auto held = library::hold();
    require(scale.extent().at(0) == extent().at(axis), name(), " and its labels ", scale.name(),
            " differ in length");
    checked(H5DSattach_scale(id(), scale.id(), static_cast<unsigned>(axis)), "label an axis of");
}

std::string Group::below(const std::string& path) const {
    return (name() == "/" ? "" : name()) + "/" + path;
}

Group Group::group(const std::string& path) const {
    const auto held = library::hold();
    const std::string full_name = below(path);
    Handle opened(library::checked(H5Gopen2(id(), path.c_str(), H5P_DEFAULT), *file(),
                                   "open group " + full_name));
    return {file(), full_name, std::move(opened)};
}

Dataset Group::dataset(const std::string& path) const {
    const auto held = library::hold();
    const std::string full_name = below(path);
    Handle opened(library::checked(H5Dopen2(id(), path.c_str(), H5P_DEFAULT), *file(),
                                   "open data set " + full_name));
    return {file(), full_name, std::move(opened)};
}

bool Group::exists(const std::string& path) const {
    const auto held = library::hold();
    for (auto end = path.find('/'); end != std::string::npos; end = path.find('/', end + 1))
        if (end > 0 && H5Lexists(id(), path.substr(0, end).c_str(), H5P_DEFAULT) <= 0) return false;
    return H5Lexists(id(), path.c_str(), H5P_DEFAULT) > 0;
}

std::vector<std::string> Group::names() const {
    const auto held = library::hold();
    H5G_info_t members{};
    checked(H5Gget_info(id(), &members), "list");
    std::vector<std::string> all;
    for (hsize_t i = 0; i < members.nlinks; ++i) {
        const auto ask = [&](H5_index_t order, char* out, std::size_t size) {
            return H5Lget_name_by_idx(id(), ".", order, H5_ITER_INC, i, out, size, H5P_DEFAULT);
        };
        // Files of others may not keep the order of creation.
        const H5_index_t order =
            ask(H5_INDEX_CRT_ORDER, nullptr, 0) < 0 ? H5_INDEX_NAME : H5_INDEX_CRT_ORDER;
        const auto length = static_cast<std::size_t>(checked(ask(order, nullptr, 0), "list"));
        std::string member(length, ' ');
        ask(order, member.data(), length + 1);
        all.push_back(std::move(member));
    }
    return all;
}

namespace {

Handle creation_order(hid_t kind) {
    constexpr unsigned kept = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
    Handle made(H5Pcreate(kind));
    H5Pset_attr_creation_order(made.id(), kept);
    if (kind == H5P_GROUP_CREATE) H5Pset_link_creation_order(made.id(), kept);
    H5Pset_obj_track_times(made.id(), false); // the same run gives the same bytes
    return made;
}

Handle parents() {
    Handle made(H5Pcreate(H5P_LINK_CREATE));
    H5Pset_create_intermediate_group(made.id(), 1);
    H5Pset_char_encoding(made.id(), H5T_CSET_UTF8);
    return made;
}

// A text lies elsewhere and only a reference to it here, which nothing can compress.
void compress(const Handle& creation, const Extent& extent, const Extent& chunk, std::size_t size) {
    const Extent chosen = chunk.empty() ? balanced_chunk(extent, size) : chunk;
    const std::vector<hsize_t> sizes(chosen.begin(), chosen.end());
    H5Pset_chunk(creation.id(), static_cast<int>(sizes.size()), sizes.data());
    H5Pset_shuffle(creation.id());
    H5Pset_deflate(creation.id(), deflate_level);
}

} // namespace

Group Group::add_group(const std::string& path) {
    const auto held = library::hold();
    const std::string full_name = below(path);
    std::size_t end = 0;
    // One by one: groups that the library creates on the way would not keep the order of creation.
    while ((end = path.find('/', end + 1)) != std::string::npos)
        if (!exists(path.substr(0, end))) static_cast<void>(add_group(path.substr(0, end)));
    const Handle creation = creation_order(H5P_GROUP_CREATE);
    const Handle links = parents();
    Handle made(
        library::checked(H5Gcreate2(id(), path.c_str(), links.id(), creation.id(), H5P_DEFAULT),
                         *file(), "create group " + full_name));
    return {file(), full_name, std::move(made)};
}

Dataset Group::create(Element element, const std::string& path, const Extent& extent,
                      const Extent& chunk, const void* fill) {
    const auto held = library::hold();
    if (const auto end = path.rfind('/'); end != std::string::npos && !exists(path.substr(0, end)))
        static_cast<void>(add_group(path.substr(0, end)));
    const Handle creation = creation_order(H5P_DATASET_CREATE);
    const Handle type = library::file_type(element);
    const Handle memory = library::memory_type(element);
    if (fill != nullptr) H5Pset_fill_value(creation.id(), memory.id(), fill);
    if (element != Element::text && !extent.empty() && volume(extent) > 0)
        compress(creation, extent, chunk, H5Tget_size(type.id()));
    const Handle space = space_of(extent);
    const Handle links = parents();
    const std::string full_name = below(path);
    Handle made(library::checked(H5Dcreate2(id(), path.c_str(), type.id(), space.id(), links.id(),
                                            creation.id(), H5P_DEFAULT),
                                 *file(), "create data set " + full_name));
    return {file(), full_name, std::move(made)};
}

} // namespace sim
