// SPDX-License-Identifier: Apache-2.0
#include "sim/record/file.hpp"

#include "sim/base/plain_file.hpp"
#include "sim/record/library.hpp"

#include <fcntl.h>
#include <hdf5.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace sim {
namespace {

[[noreturn]] void fail(const std::string& path, std::string_view doing, int error) {
    throw FileError(path, text("cannot ", doing, ": ", std::generic_category().message(error)));
}

// Two runs with one output would mix their bytes. Some file systems know no locks; there we go on.
bool taken_by_another(int descriptor, const std::string& aside) {
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) return true;
    struct stat ours {};
    struct stat named {};
    return fstat(descriptor, &ours) != 0 || stat(aside.c_str(), &named) != 0 ||
           ours.st_ino != named.st_ino;
}

std::filesystem::path folder_of(const std::string& path) {
    const auto parent = std::filesystem::path(path).parent_path();
    return parent.empty() ? "." : parent;
}

// Returns the descriptor of the new, empty file beside the final name.
int start(const std::string& path, const std::string& aside) {
    require_plain_or_new(path);
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder_of(path), ignored))
        throw FileError(path, "its folder does not exist");
    const int made = open(aside.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (made < 0) fail(path, "create", errno);
    if (taken_by_another(made, aside)) {
        close(made);
        throw FileError(path, "is being written by another run");
    }
    if (ftruncate(made, 0) != 0) {
        const int error = errno;
        close(made);
        fail(path, "create", error);
    }
    return made;
}

void flush_folder(const std::string& path) {
    const int folder = open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) fail(path, "open the folder of the file", errno);
    const int result = fsync(folder);
    const int error = errno;
    close(folder);
    // Some network file systems cannot flush a folder and say so; the rename stands.
    if (result != 0 && error != EINVAL && error != ENOTSUP) fail(path, "flush the folder", error);
}

Group root_of(const std::shared_ptr<OpenFile>& state, const Handle& file) {
    const auto held = library::hold();
    Handle opened(library::checked(H5Gopen2(file.id(), "/", H5P_DEFAULT), *state, "open group /"));
    return {state, "/", std::move(opened)};
}

// The library's own messages for these four do not say what a user needs to know.
void refuse_foreign(const std::string& path) {
    const std::uintmax_t bytes = require_plain_file(path);
    if (access(path.c_str(), R_OK) != 0) fail(path, "read", errno);
    if (bytes == 0) throw FileError(path, "is empty, not an HDF5 file");
    if (H5Fis_hdf5(path.c_str()) <= 0) throw FileError(path, "is not an HDF5 file");
}

// The library's shortest header; of a file cut within, it says only that a checksum is wrong.
constexpr std::uintmax_t shortest = 48;

std::int64_t open_to_read(const std::string& path) {
    const std::uintmax_t bytes = std::filesystem::file_size(path);
    const Handle access(H5Pcreate(H5P_FILE_ACCESS));
#if H5_VERSION_GE(1, 10, 7)
    // Files under their final name never change, and some network file systems refuse locks.
    H5Pset_file_locking(access.id(), false, true);
#endif
    const hid_t opened = H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.id());
    if (opened >= 0) return opened;
    const std::string why = library::last_error();
    if (bytes < shortest || why.find("truncated") != std::string::npos)
        throw FileError(path, "is a truncated HDF5 file");
    throw FileError(path, "is a damaged HDF5 file: " + why);
}

} // namespace

// Links are not followed: it is the link that would be replaced.
void require_plain_or_new(const std::string& path) {
    std::error_code ignored;
    const auto found = std::filesystem::symlink_status(path, ignored);
    if (!std::filesystem::exists(found) || std::filesystem::is_regular_file(found)) return;
    if (std::filesystem::is_directory(found)) throw FileError(path, "is a folder, not a file");
    throw FileError(path, "is no plain file, and is not replaced");
}

OutputFile::OutputFile(const std::string& path)
    : state_(std::make_shared<OpenFile>(OpenFile{path})), aside_(path + ".partial") {
    state_->descriptor = start(path, aside_);
    const auto held = library::hold();
    file_ = Handle(library::create_over(*state_));
    if (file_.id() >= 0) return;
    const std::string why = library::last_error();
    close();
    throw FileError(path, "cannot create: " + why);
}

OutputFile::~OutputFile() {
    if (state_ != nullptr && state_->descriptor >= 0) close();
}

Group OutputFile::root() const { return root_of(state_, file_); }

void OutputFile::commit(Seal seal) {
    require(state_->descriptor >= 0, path(), " was committed before");
    const auto held = library::hold();
    library::checked(H5Fflush(file_.id(), H5F_SCOPE_GLOBAL), *state_, "write");
    library::checked(H5Fclose(file_.id()), *state_, "write");
    if (seal == Seal::whole) append_seal(state_->descriptor, path());
    if (fsync(state_->descriptor) != 0) fail(path(), "write", errno);
    rename_durably();
    ::close(std::exchange(state_->descriptor, -1));
}

void OutputFile::rename_durably() const {
    if (std::rename(aside_.c_str(), path().c_str()) != 0) fail(path(), "rename", errno);
    flush_folder(path());
}

// What is left here was not committed: nobody needs its bytes, and none may remain.
void OutputFile::close() {
    const auto held = library::hold();
    if (state_->error == 0) state_->error = ECANCELED;
    if (file_.id() >= 0 && H5Iis_valid(file_.id()) > 0) H5Fclose(file_.id());
    unlink(aside_.c_str());
    ::close(std::exchange(state_->descriptor, -1));
}

InputFile::InputFile(const std::string& path, Seal seal)
    : state_(std::make_shared<OpenFile>(OpenFile{path})) {
    const auto held = library::hold();
    refuse_foreign(path);
    if (seal == Seal::whole) require_seal(path);
    file_ = Handle(open_to_read(path));
}

Group InputFile::root() const { return root_of(state_, file_); }

} // namespace sim
