// SPDX-License-Identifier: Apache-2.0
#pragma once
// Result files as a whole: one that appears under its name only when complete, and one to read.

#include "sim/record/hdf5.hpp"
#include "sim/record/seal.hpp"

#include <memory>
#include <string>

namespace sim {

/// Throws FileError where there is something at `path` that is no plain file; what is there else
/// may be replaced.
void require_plain_or_new(const std::string& path);

/// A file being written aside, as `path` + ".partial"; it takes its name on commit, else it is
/// removed.
class OutputFile {
public:
    /// Starts the file; throws FileError when the folder is missing, another run writes the same,
    /// or it would replace what is no plain file.
    explicit OutputFile(const std::string& path);
    OutputFile(OutputFile&&) noexcept = default;
    OutputFile& operator=(OutputFile&&) = delete;
    ~OutputFile();

    [[nodiscard]] const std::string& path() const { return state_->path; }

    /// The outermost group; groups and data sets of the file are not used after commit.
    [[nodiscard]] Group root() const;

    /// Writes everything through to the disk and gives the file its name.
    void commit(Seal seal = Seal::none);

private:
    void close();
    void rename_durably() const;

    std::shared_ptr<OpenFile> state_;
    std::string aside_;
    Handle file_;
};

/// A file opened for reading only.
class InputFile {
public:
    /// Opens the file; throws FileError saying whether it is missing, foreign, truncated or
    /// damaged; a file that must have a seal is not opened without.
    explicit InputFile(const std::string& path, Seal seal = Seal::none);

    [[nodiscard]] const std::string& path() const { return state_->path; }

    /// The outermost group; groups opened from it may outlive this object.
    [[nodiscard]] Group root() const;

private:
    std::shared_ptr<OpenFile> state_;
    Handle file_;
};

} // namespace sim
