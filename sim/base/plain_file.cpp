// SPDX-License-Identifier: Apache-2.0
#include "sim/base/plain_file.hpp"

#include "sim/base/problems.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <system_error>

namespace sim {
namespace {

std::string reason(int error) {
    if (error == ENOENT || error == ENOTDIR) return "no such file";
    return "cannot be read: " + std::generic_category().message(error);
}

} // namespace

std::uintmax_t require_plain_file(const std::string& path) {
    struct stat found {};
    if (path.find('\0') != std::string::npos) throw FileError(path, "no such file");
    if (stat(path.c_str(), &found) != 0) throw FileError(path, reason(errno));
    if (S_ISDIR(found.st_mode)) throw FileError(path, "is a folder, not a file");
    if (S_ISFIFO(found.st_mode))
        throw FileError(path, "is a pipe, not a regular file; save what it gives in a file first");
    if (!S_ISREG(found.st_mode)) throw FileError(path, "is a device, not a regular file");
    return static_cast<std::uintmax_t>(found.st_size);
}

} // namespace sim
