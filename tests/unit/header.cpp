// Nothing but a place for the precompiled header of the unit tests (tests/CMakeLists.txt).
// SPDX-License-Identifier: Apache-2.0
