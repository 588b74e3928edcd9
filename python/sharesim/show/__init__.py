# SPDX-License-Identifier: Apache-2.0
"""How objects show themselves: cards, tables, numbers, the style of figures. Imports nobody."""
