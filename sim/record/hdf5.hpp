// SPDX-License-Identifier: Apache-2.0
#pragma once
// Owning handles over the HDF5 library: groups, data sets and attributes whose every failure is a
// FileError. The library itself is seen by the .cpp files of this folder only.

#include "sim/base/problems.hpp"

#include <concepts>
#include <cstdint>
#include <memory>
#include <numeric>
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace sim {

/// What one value of a data set is; `other` stands for types of foreign files that we do not read.
enum class Element : std::uint8_t {
    float64,
    float32,
    int64,
    int32,
    int16,
    int8,
    uint64,
    uint32,
    uint16,
    uint8,
    text,
    other
};

/// The element that holds values of type T.
template <class T>
inline constexpr Element element_of = std::same_as<T, double>          ? Element::float64
                                      : std::same_as<T, float>         ? Element::float32
                                      : std::same_as<T, std::int64_t>  ? Element::int64
                                      : std::same_as<T, std::int32_t>  ? Element::int32
                                      : std::same_as<T, std::int16_t>  ? Element::int16
                                      : std::same_as<T, std::int8_t>   ? Element::int8
                                      : std::same_as<T, std::uint64_t> ? Element::uint64
                                      : std::same_as<T, std::uint32_t> ? Element::uint32
                                      : std::same_as<T, std::uint16_t> ? Element::uint16
                                      : std::same_as<T, std::uint8_t>  ? Element::uint8
                                      : std::same_as<T, std::string>   ? Element::text
                                                                       : Element::other;

/// A type that a data set can hold.
template <class T>
concept Stored = (element_of<T> != Element::other);

/// The lengths of a data set along its axes, slowest first; empty for a single value.
using Extent = std::vector<std::uint64_t>;

/// A box inside a data set.
struct Part {
    Extent start;
    Extent count;
};

/// Values of one data set, of whichever type.
using Values =
    std::variant<std::vector<double>, std::vector<float>, std::vector<std::int64_t>,
                 std::vector<std::int32_t>, std::vector<std::int16_t>, std::vector<std::int8_t>,
                 std::vector<std::uint64_t>, std::vector<std::uint32_t>, std::vector<std::uint16_t>,
                 std::vector<std::uint8_t>, std::vector<std::string>>;

/// What an attribute says: one text or number, or a list of one type.
using AttributeValue =
    std::variant<std::string, double, std::int64_t, std::uint64_t, std::vector<double>,
                 std::vector<float>, std::vector<std::int64_t>, std::vector<std::int32_t>,
                 std::vector<std::int16_t>, std::vector<std::int8_t>, std::vector<std::uint64_t>,
                 std::vector<std::uint32_t>, std::vector<std::uint16_t>, std::vector<std::uint8_t>,
                 std::vector<std::string>>;

/// A named remark on a group or data set.
struct Attribute {
    std::string name;
    AttributeValue value;
};

/// How a new data set lies in the file; what is not given is chosen.
template <Stored T> struct Storage {
    std::optional<T> fill;
    Extent chunk;
};

/// How many values an extent holds.
inline std::uint64_t volume(const Extent& extent) {
    return std::accumulate(extent.begin(), extent.end(), std::uint64_t{1}, std::multiplies<>());
}

/// The chunk chosen for an extent: trailing axes packed to about 128 KiB and cut evenly.
Extent balanced_chunk(const Extent& extent, std::uint64_t element_size);

/// The file that open objects belong to, and the first failure of writing it.
struct OpenFile {
    std::string path;
    int descriptor = -1;
    int error = 0;
};

/// Owns one identifier of the library.
class Handle {
public:
    Handle() = default;
    explicit Handle(std::int64_t id) : id_(id) {}
    Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)) {}
    Handle& operator=(Handle&& other) noexcept {
        std::swap(id_, other.id_);
        return *this;
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle();

    [[nodiscard]] std::int64_t id() const { return id_; }

private:
    std::int64_t id_ = -1;
};

/// A group or data set: something with a name and attributes.
class Object {
public:
    Object(std::shared_ptr<OpenFile> file, std::string name, Handle handle)
        : file_(std::move(file)), name_(std::move(name)), handle_(std::move(handle)) {}

    /// The absolute name inside the file.
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const std::string& path() const { return file_->path; }

    /// Writes a new attribute; writing one twice is an error.
    void set(const std::string& attribute, const AttributeValue& value);
    [[nodiscard]] bool has(const std::string& attribute) const;
    [[nodiscard]] AttributeValue attribute(const std::string& attribute) const;
    /// The value of an attribute that must be of this type.
    template <class T> [[nodiscard]] T get(const std::string& attribute) const {
        AttributeValue value = this->attribute(attribute);
        if (T* found = std::get_if<T>(&value)) return std::move(*found);
        fail(text("has an attribute ", attribute, " of another type than expected"));
    }

    /// The names of the attributes in the order of their creation.
    [[nodiscard]] std::vector<std::string> attributes() const;

protected:
    [[nodiscard]] std::int64_t id() const { return handle_.id(); }
    [[nodiscard]] const std::shared_ptr<OpenFile>& file() const { return file_; }
    /// Passes a result of the library on, or throws what went wrong while `doing`.
    std::int64_t checked(std::int64_t result, std::string_view doing) const;
    [[noreturn]] void fail(std::string_view reason) const;

private:
    std::shared_ptr<OpenFile> file_;
    std::string name_;
    Handle handle_;
};

/// Values of one type along any number of axes.
class Dataset : public Object {
public:
    using Object::Object;

    [[nodiscard]] Element element() const;
    [[nodiscard]] Extent extent() const;

    /// All values, row by row; the type must be the stored one, so that nothing is narrowed.
    template <Stored T> [[nodiscard]] std::vector<T> read() const { return read<T>(all()); }

    /// The values of one box.
    template <Stored T> [[nodiscard]] std::vector<T> read(const Part& part) const {
        require_plausible(part.count, sizeof(T));
        std::vector<T> values(volume(part.count));
        if constexpr (std::same_as<T, std::string>)
            read_texts(values, part);
        else
            read_numbers(element_of<T>, values.data(), part);
        return values;
    }

    /// Fills the whole data set.
    template <std::ranges::contiguous_range Range> void write(const Range& values) {
        write(values, all());
    }

    /// Fills one box.
    template <std::ranges::contiguous_range Range>
    void write(const Range& values, const Part& part) {
        using T = std::ranges::range_value_t<Range>;
        static_assert(Stored<T>, "data sets hold fixed-width numbers and texts");
        require(std::ranges::size(values) == volume(part.count), name(), ": ",
                std::ranges::size(values), " values for a box of ", volume(part.count));
        if constexpr (std::same_as<T, std::string>)
            write_texts(std::span<const std::string>(values), part);
        else
            write_numbers(element_of<T>, std::ranges::data(values), part);
    }

    /// Makes this one-dimensional data set the labels of a dimension that readers see by name.
    void make_scale(const std::string& dimension);
    [[nodiscard]] bool is_scale() const;

    /// Names an axis by its labels.
    void attach(const Dataset& scale, std::size_t axis);

private:
    [[nodiscard]] Part all() const;
    void require_plausible(const Extent& extent, std::uint64_t element_size) const;
    void read_numbers(Element wanted, void* values, const Part& part) const;
    void read_texts(std::span<std::string> values, const Part& part) const;
    void write_numbers(Element given, const void* values, const Part& part);
    void write_texts(std::span<const std::string> values, const Part& part);
    void expect(Element wanted) const;
};

/// A folder inside a file.
class Group : public Object {
public:
    using Object::Object;

    /// Opens a group or data set by its path below this group.
    [[nodiscard]] Group group(const std::string& path) const;
    [[nodiscard]] Dataset dataset(const std::string& path) const;
    [[nodiscard]] bool exists(const std::string& path) const;

    /// The names of the members in the order of their creation.
    [[nodiscard]] std::vector<std::string> names() const;

    /// Creates a group, and those above it that are missing.
    Group add_group(const std::string& path);

    /// Creates a data set of which every value is the fill value until written.
    template <Stored T>
    Dataset create(const std::string& path, const Extent& extent, const Storage<T>& storage = {}) {
        const void* fill = nullptr;
        if constexpr (!std::same_as<T, std::string>) fill = storage.fill ? &*storage.fill : nullptr;
        return create(element_of<T>, path, extent, storage.chunk, fill);
    }

    /// Creates a data set and fills it.
    template <std::ranges::contiguous_range Range>
    Dataset write(const std::string& path, const Range& values, const Extent& extent) {
        Dataset made = create<std::ranges::range_value_t<Range>>(path, extent);
        made.write(values);
        return made;
    }

    /// Creates a data set of one axis and fills it.
    template <std::ranges::contiguous_range Range>
    Dataset write(const std::string& path, const Range& values) {
        return write(path, values, Extent{std::ranges::size(values)});
    }

    /// All values of a data set.
    template <Stored T> [[nodiscard]] std::vector<T> read(const std::string& path) const {
        return dataset(path).template read<T>();
    }

private:
    Dataset create(Element element, const std::string& path, const Extent& extent,
                   const Extent& chunk, const void* fill);
    [[nodiscard]] std::string below(const std::string& path) const;
};

} // namespace sim
