# SPDX-License-Identifier: Apache-2.0
"""Experiments with scenarios and reforms, called from Python or read from documents."""
