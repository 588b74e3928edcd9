// SPDX-License-Identifier: Apache-2.0
#include "sim/study/folder/lock.hpp"

#include "sim/base/problems.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace sim {

FolderLock::FolderLock(const std::filesystem::path& folder, Use use) {
    const std::filesystem::path file = folder / ".lock";
    const bool looks = use == Use::look;
    handle_ = ::open(file.c_str(), (looks ? O_RDONLY : O_CREAT | O_RDWR) | O_CLOEXEC, 0644);
    if (handle_ < 0 && looks) return; // sent without its lock: nobody is at work there
    if (handle_ < 0) throw FileError(folder, text("cannot be written: ", std::strerror(errno)));
    if (::flock(handle_, (looks ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0) return;
    ::close(handle_);
    throw FileError(folder, "is in use by another sharesim process");
}

FolderLock::~FolderLock() {
    if (handle_ < 0) return;
    ::flock(handle_, LOCK_UN); // a forked worker may hold the handle too
    ::close(handle_);
}

} // namespace sim
