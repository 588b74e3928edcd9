# SPDX-License-Identifier: Apache-2.0
"""Simulates documents: here or by an executor, in one go or in shares."""
