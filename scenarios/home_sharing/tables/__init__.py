# SPDX-License-Identifier: Apache-2.0
"""How the shipped New York tables are computed."""

BOROUGHS = ("Manhattan", "Brooklyn", "Queens", "Bronx", "Staten Island")

Table = list[dict[str, object]]
