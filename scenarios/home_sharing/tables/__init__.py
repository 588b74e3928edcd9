# SPDX-License-Identifier: Apache-2.0
"""How the tables of the shipped cities are computed."""

Table = list[dict[str, object]]
