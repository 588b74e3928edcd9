// SPDX-License-Identifier: Apache-2.0
#pragma once
// Codes of countries (ISO 3166-1, two letters) and currencies (ISO 4217) that files may use.

#include <string>
#include <vector>

namespace models::crowdfunding {

/// Codes of all countries, in order of the alphabet.
const std::vector<std::string>& country_codes();

/// Codes of all currencies in circulation, in order of the alphabet.
const std::vector<std::string>& currency_codes();

} // namespace models::crowdfunding
