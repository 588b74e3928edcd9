// SPDX-License-Identifier: Apache-2.0
#include "sim/document/packed.hpp"

#include "sim/base/problems.hpp"
#include "sim/document/files.hpp"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>
#include <string_view>
#include <vector>

namespace sim {
namespace {

constexpr std::string_view gzip_magic = "\x1F\x8B";
constexpr std::string_view zip_magic = "PK\x03\x04";
constexpr std::size_t chunk = std::size_t{1} << 20;
constexpr int gzip_window = 15 + 16; // zlib's way to ask for the head of gzip

/// zlib at work on one member after another of a packed file.
class Inflation {
public:
    Inflation() {
        if (inflateInit2(&stream_, gzip_window) != Z_OK) throw std::bad_alloc();
    }
    Inflation(const Inflation&) = delete;
    Inflation& operator=(const Inflation&) = delete;
    ~Inflation() { inflateEnd(&stream_); }

    // Takes packed bytes off the front and appends what they hold; false where they are damaged.
    bool unpack(std::string_view& packed, std::string& whole) {
        const std::size_t given =
            std::min<std::size_t>(packed.size(), std::numeric_limits<uInt>::max());
        buffer_.resize(chunk);
        // zlib promises not to write there.
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
        stream_.avail_in = static_cast<uInt>(given);
        stream_.next_out = reinterpret_cast<Bytef*>(buffer_.data());
        stream_.avail_out = static_cast<uInt>(chunk);
        const int answer = inflate(&stream_, Z_NO_FLUSH);
        packed.remove_prefix(given - stream_.avail_in);
        whole.append(buffer_.data(), chunk - stream_.avail_out);
        ended_ = answer == Z_STREAM_END;
        pending_ = stream_.avail_out == 0;
        return answer == Z_OK || answer == Z_BUF_ERROR || ended_; // the second: nothing was left
    }
    /// Whether more may come of what was taken.
    [[nodiscard]] bool pending() const { return pending_ && !ended_; }
    [[nodiscard]] bool ended() const { return ended_; }
    bool begin_again() { return inflateReset(&stream_) == Z_OK; }

private:
    z_stream stream_{};
    std::vector<char> buffer_;
    bool ended_ = false;
    bool pending_ = false;
};

} // namespace

std::string unpacked(std::string content, const std::string& path) {
    if (content.starts_with(zip_magic))
        throw FileError(path, "a spreadsheet's own file, or an archive; save it as CSV");
    if (!content.starts_with(gzip_magic)) return content;
    std::string whole;
    std::string_view packed = content;
    Inflation inflation;
    while (!packed.empty() || inflation.pending()) {
        if (inflation.ended() && (!packed.starts_with(gzip_magic) || !inflation.begin_again()))
            break; // bytes behind the last member are padding
        if (!inflation.unpack(packed, whole))
            throw FileError(path, "cannot be unpacked: damaged, or cut short");
        if (whole.size() > most_of_text)
            throw FileError(path, text("unpacked it has more than ", most_of_text >> 20, " MiB"));
    }
    if (!inflation.ended()) throw FileError(path, "cannot be unpacked: it is cut short");
    return whole;
}

} // namespace sim
