// SPDX-License-Identifier: Apache-2.0
// The way bytes of a result file reach the disk. When a write fails (disk full), the library cannot
// close the file any more: it reports an error, keeps a broken file open and crashes at exit. So
// this driver keeps the first failure for us, drops what follows, and tells the library that all is
// well; the file is thrown away by its owner.
#include <hdf5.h>
#include <sys/stat.h>
#include <unistd.h>
#if H5_VERSION_GE(1, 13, 0)
#include <H5FDdevelop.h>
#endif

#include "sim/record/library.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>

namespace sim::library {
namespace {

struct Driver {
    H5FD_t common; // first: the library sees only this
    OpenFile* state;
    haddr_t allocated;
    haddr_t written;
};

constexpr haddr_t farthest = static_cast<haddr_t>(1) << 62;

// A data set is filled front to back: two chunks of 128 KiB are all it needs in memory, and with a
// megabyte each, the library's choice, an experiment of many runs would hold most of its file
// there.
constexpr std::size_t cached_bytes = std::size_t{256} * 1024;
constexpr std::size_t cache_slots = 521;          // the library's choice
constexpr double write_whole_chunks_first = 0.75; // the library's choice

Driver& driver(H5FD_t* file) { return *reinterpret_cast<Driver*>(file); }
const Driver& driver(const H5FD_t* file) { return *reinterpret_cast<const Driver*>(file); }

H5FD_t* open(const char*, unsigned, hid_t access, haddr_t) {
    const auto* given = static_cast<OpenFile* const*>(H5Pget_driver_info(access));
    struct stat found {};
    if (given == nullptr || fstat((*given)->descriptor, &found) != 0) return nullptr;
    auto* made = new (std::nothrow) Driver{{}, *given, 0, static_cast<haddr_t>(found.st_size)};
    return made == nullptr ? nullptr : &made->common;
}

herr_t close(H5FD_t* file) {
    delete &driver(file);
    return 0;
}

herr_t query(const H5FD_t*, unsigned long* flags) {
    *flags = H5FD_FEAT_AGGREGATE_METADATA | H5FD_FEAT_ACCUMULATE_METADATA | H5FD_FEAT_DATA_SIEVE |
             H5FD_FEAT_AGGREGATE_SMALLDATA | H5FD_FEAT_DEFAULT_VFD_COMPATIBLE;
    return 0;
}

haddr_t allocated(const H5FD_t* file, H5FD_mem_t) { return driver(file).allocated; }

herr_t allocate(H5FD_t* file, H5FD_mem_t, haddr_t end) {
    driver(file).allocated = end;
    return 0;
}

haddr_t written(const H5FD_t* file, H5FD_mem_t) { return driver(file).written; }

herr_t read(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t from, size_t size, void* into) {
    auto* bytes = static_cast<char*>(into);
    while (size > 0) {
        const ssize_t got =
            pread(driver(file).state->descriptor, bytes, size, static_cast<off_t>(from));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return -1;
        if (got == 0) break;
        bytes += got;
        from += static_cast<haddr_t>(got);
        size -= static_cast<size_t>(got);
    }
    std::memset(bytes, 0, size); // allocated but not yet written reads as zero
    return 0;
}

herr_t write(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t to, size_t size, const void* from) {
    Driver& target = driver(file);
    const auto* bytes = static_cast<const char*>(from);
    target.written = std::max(target.written, to + size);
    while (size > 0 && target.state->error == 0) {
        const ssize_t put = pwrite(target.state->descriptor, bytes, size, static_cast<off_t>(to));
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) {
            target.state->error = errno;
            break;
        }
        bytes += put;
        to += static_cast<haddr_t>(put);
        size -= static_cast<size_t>(put);
    }
    return 0;
}

herr_t truncate(H5FD_t* file, hid_t, hbool_t) {
    Driver& target = driver(file);
    if (target.state->error == 0 &&
        ftruncate(target.state->descriptor, static_cast<off_t>(target.allocated)) != 0)
        target.state->error = errno;
    target.written = target.allocated;
    return 0;
}

H5FD_class_t description() {
    H5FD_class_t made{};
#if H5_VERSION_GE(1, 13, 0)
    made.version = H5FD_CLASS_VERSION;
    made.value = static_cast<H5FD_class_value_t>(H5_VFD_RESERVED + 1);
#endif
    constexpr H5FD_mem_t kinds[] = H5FD_FLMAP_DICHOTOMY;
    std::copy(std::begin(kinds), std::end(kinds), made.fl_map);
    made.name = "sharesim";
    made.maxaddr = farthest;
    made.fc_degree = H5F_CLOSE_STRONG;
    made.fapl_size = sizeof(OpenFile*);
    made.open = open;
    made.close = close;
    made.query = query;
    made.get_eoa = allocated;
    made.set_eoa = allocate;
    made.get_eof = written;
    made.read = read;
    made.write = write;
    made.truncate = truncate;
    return made;
}

} // namespace

std::int64_t create_over(OpenFile& state) {
    static const H5FD_class_t described = description();
    static const hid_t registered = H5FDregister(&described);
    const Handle access(H5Pcreate(H5P_FILE_ACCESS));
    OpenFile* passed = &state;
    H5Pset_driver(access.id(), registered, &passed);
    H5Pset_libver_bounds(access.id(), H5F_LIBVER_V18, H5F_LIBVER_V18);
    // Commit must not leave the file open behind a group that someone still holds.
    H5Pset_fclose_degree(access.id(), H5F_CLOSE_STRONG);
    H5Pset_cache(access.id(), 0, cache_slots, cached_bytes, write_whole_chunks_first);

    const Handle creation(H5Pcreate(H5P_FILE_CREATE));
    H5Pset_link_creation_order(creation.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
    H5Pset_attr_creation_order(creation.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
    H5Pset_obj_track_times(creation.id(), false); // the same run gives the same bytes
    return H5Fcreate(state.path.c_str(), H5F_ACC_TRUNC, creation.id(), access.id());
}

} // namespace sim::library
