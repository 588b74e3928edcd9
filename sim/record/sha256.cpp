// SPDX-License-Identifier: Apache-2.0
#include "sim/record/sha256.hpp"

#include "sim/base/plain_file.hpp"
#include "sim/base/problems.hpp"

#include <openssl/evp.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>
#include <vector>

namespace sim {
namespace {

constexpr std::size_t piece = 1 << 20;

struct Free {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

std::string digits_of(const std::array<unsigned char, EVP_MAX_MD_SIZE>& bytes, unsigned count) {
    constexpr const char* digits = "0123456789abcdef";
    std::string all;
    for (unsigned i = 0; i < count; ++i) {
        all += digits[bytes[i] >> 4];
        all += digits[bytes[i] & 15];
    }
    return all;
}

} // namespace

std::string sha256(const std::string& path) {
    require_plain_file(path);
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file) throw FileError(path, std::strerror(errno));
    const std::unique_ptr<EVP_MD_CTX, Free> context(EVP_MD_CTX_new());
    bool good = EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1;
    std::vector<char> bytes(piece);
    while (good && file) {
        file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        const auto count = static_cast<std::size_t>(file.gcount());
        good = EVP_DigestUpdate(context.get(), bytes.data(), count) == 1;
    }
    if (file.bad()) throw FileError(path, "cannot be read to its end");
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned count = 0;
    good = good && EVP_DigestFinal_ex(context.get(), hash.data(), &count) == 1;
    require(good, "libcrypto refuses SHA-256");
    return digits_of(hash, count);
}

} // namespace sim
