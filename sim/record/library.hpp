// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the .cpp files of this folder share about the HDF5 library: its one lock, its errors as one
// line, its types. Private to sim/record.

#include "sim/record/hdf5.hpp"

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace sim::library {

/// Holds the library for one call. The library keeps global state and is not safe for threads, and
/// parallel runs of one process each write a file; hence the one lock outside sim/parallel. It is
/// recursive because our calls are built of one another.
[[nodiscard]] std::unique_lock<std::recursive_mutex> hold();

/// The error stack of the failed call as one line, innermost cause first.
[[nodiscard]] std::string last_error();

/// Passes a result on, or throws FileError: a failed write of the file before all else.
std::int64_t checked(std::int64_t result, const OpenFile& file, std::string_view doing);

/// The type of values in memory; owned by the caller.
[[nodiscard]] Handle memory_type(Element element);

/// The type of values in the file: little-endian whatever the machine.
[[nodiscard]] Handle file_type(Element element);

/// The type of one text in an attribute: characters of a fixed length, as netCDF writes them. What
/// reads netCDF's classic attributes only (dates, units) passes over texts of variable length.
[[nodiscard]] Handle characters(std::string_view value);

/// Which element a type of the library is.
[[nodiscard]] Element element_of_type(std::int64_t type);

/// Whether the file of an open object can hold so many values: a damaged header may claim any
/// length, and to believe it would cost all memory.
[[nodiscard]] bool plausible(std::int64_t object, const Extent& extent, std::uint64_t element_size);

/// The word for an element in messages.
[[nodiscard]] std::string_view word(Element element);

/// Creates a file over an open descriptor. The library never learns that a write failed, because it
/// breaks when closing after one; the failure is kept in `state` and thrown by `checked`.
[[nodiscard]] std::int64_t create_over(OpenFile& state);

} // namespace sim::library
