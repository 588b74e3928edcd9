# SPDX-License-Identifier: Apache-2.0
"""What an experiment recorded: results, comparisons, and what is read out of them."""
