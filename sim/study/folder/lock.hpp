// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who is at work in a folder: one process that changes it, or several that look at it.

#include <filesystem>

namespace sim {

/// What a process wants of a folder: to change it, alone, or to look at it beside others.
enum class Use { write, look };

/// Holds a folder as long as it lives; FileError when another process is at work there.
class FolderLock {
public:
    FolderLock(const std::filesystem::path& folder, Use use);
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    ~FolderLock();

private:
    int handle_ = -1;
};

} // namespace sim
