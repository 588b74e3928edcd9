// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a makerspace pays and is paid month by month, to its end.

#include "models/makerspace/agent_tables.hpp"

#include <cstdint>

namespace models::makerspace {

/// On the 1st of a month: rent, wages, maintenance, the loan; subsidies and licences. A makerspace
/// without cash closes.
void keep_books(const Today& today, Agents& agents);
/// At the New Year: profit goes to those who own it.
void pay_out(const Today& today, Agents& agents);

/// Whether a makerspace earned more in the last twelve months than it spent and its tools lost in
/// value (in equal parts over the term of the loan).
bool profitable(const Today& today, const Agents& agents, std::uint32_t space);

/// The equal monthly payment of a loan.
double annuity(double loan, double interest_a_year, double years);

} // namespace models::makerspace
