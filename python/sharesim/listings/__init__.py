# SPDX-License-Identifier: Apache-2.0
"""Adverts of homes: read from their files, and where their zones lie."""
