// SPDX-License-Identifier: Apache-2.0
#include "sim/record/seal.hpp"

#include "sim/base/problems.hpp"
#include "sim/record/digest.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <system_error>
#include <vector>

namespace sim {
namespace {

constexpr std::string_view mark = "sharesim";
constexpr std::size_t block_bytes = std::size_t{1} << 20;
using Bytes = std::array<unsigned char, 16>; // the mark, and the hash from its lowest byte on

[[noreturn]] void fail(const std::string& path, const char* doing, int error) {
    throw FileError(path, text("cannot ", doing, ": ", std::generic_category().message(error)));
}

/// A descriptor that is closed at the end of its scope.
class Opened {
public:
    explicit Opened(const std::string& path)
        : descriptor_(open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
        if (descriptor_ < 0) fail(path, "read", errno);
    }
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;
    ~Opened() { close(descriptor_); }
    [[nodiscard]] int descriptor() const { return descriptor_; }

private:
    int descriptor_;
};

std::size_t size_of(int descriptor, const std::string& path) {
    struct stat found {};
    if (fstat(descriptor, &found) != 0) fail(path, "read", errno);
    return static_cast<std::size_t>(found.st_size);
}

void read_at(int descriptor, std::size_t from, unsigned char* into, std::size_t bytes,
             const std::string& path) {
    while (bytes > 0) {
        const ssize_t got = pread(descriptor, into, bytes, static_cast<off_t>(from));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail(path, "read", errno);
        if (got == 0) throw FileError(path, "became shorter while it was read");
        into += got;
        from += static_cast<std::size_t>(got);
        bytes -= static_cast<std::size_t>(got);
    }
}

std::uint64_t hash_of(int descriptor, std::size_t bytes, const std::string& path) {
    std::vector<unsigned char> block(std::min(bytes, block_bytes));
    std::uint64_t hash = 0;
    for (std::size_t from = 0; from < bytes; from += block.size()) {
        block.resize(std::min(block_bytes, bytes - from));
        read_at(descriptor, from, block.data(), block.size(), path);
        hash = hash_bytes(block.data(), block.size(), hash);
    }
    return hash;
}

Bytes seal_of(std::uint64_t hash) {
    Bytes seal{};
    std::memcpy(seal.data(), mark.data(), mark.size());
    for (std::size_t i = mark.size(); i < seal.size(); ++i, hash >>= 8)
        seal[i] = static_cast<unsigned char>(hash & 0xFF);
    return seal;
}

} // namespace

void append_seal(int descriptor, const std::string& path) {
    const std::size_t bytes = size_of(descriptor, path);
    const Bytes seal = seal_of(hash_of(descriptor, bytes, path));
    for (std::size_t done = 0; done < seal.size();) {
        const ssize_t put = pwrite(descriptor, seal.data() + done, seal.size() - done,
                                   static_cast<off_t>(bytes + done));
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) fail(path, "write", errno);
        done += static_cast<std::size_t>(put);
    }
}

void require_seal(const std::string& path) {
    const Opened file(path);
    const std::size_t bytes = size_of(file.descriptor(), path);
    Bytes found{};
    if (bytes >= found.size())
        read_at(file.descriptor(), bytes - found.size(), found.data(), found.size(), path);
    if (std::memcmp(found.data(), mark.data(), mark.size()) != 0)
        throw FileError(path, "is truncated, or was not saved by this program");
    if (found != seal_of(hash_of(file.descriptor(), bytes - found.size(), path)))
        throw FileError(path, "is damaged: its bytes are not those that were saved");
}

} // namespace sim
