# SPDX-License-Identifier: Apache-2.0
"""Files as people have them: regular ones, tables in CSV, cells; and what is wrong with them."""
