# SPDX-License-Identifier: Apache-2.0
"""Published facts, and whether simulated worlds bear them out."""
