// `deskmill STAGE ...` becomes `deskmill-STAGE ...`: the executable beside this one, never one of
// PATH, so that a pipeline does not mix versions and works without any environment.
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace deskmill {

/// Replaces the process by the stage's program, or prints help or version. Returns the exit status.
int dispatch(int argc, char** argv);

}  // namespace deskmill
