# SPDX-License-Identifier: Apache-2.0
"""Reports: a comparison as one page for readers who have no program, and what can be made of it."""
