// SPDX-License-Identifier: Apache-2.0
#include "cli/dispatcher.hpp"

int main(int argc, char** argv) {
  return deskmill::dispatch(argc, argv);
}
