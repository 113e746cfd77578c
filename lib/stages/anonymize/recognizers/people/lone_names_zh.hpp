// Chinese names at places where anything may stand: known by their characters, whose role or
// relative stands before them, or a mobile number behind. A part of the recognizer person_zh.
//
// There a surname proves little (高中生, 安卓, 黄金会员): the characters behind it must be such as
// are mostly found in given names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stages/anonymize/policy/finding.hpp"
#include "stages/anonymize/scan/anchors.hpp"

namespace deskmill {

/// "记者王建国报道": no cue but the name itself; "主治医师，马世杰，" when it stands alone.
void find_full_name(const Anchors& anchors, const CueHit& hit, Findings& findings);

/// "快递员王强给我打电话", "我朋友刘洋".
void find_behind_role(const Anchors& anchors, const CueHit& hit, Findings& findings);

/// "望京街道10号楼，王小明收": who receives what is sent to the address that ends at `address`.
void find_receiver_behind(std::string_view text, std::size_t address, Findings& findings);

/// "王小明 13800138000", "王小明，13800138000": a name directly before a mobile number.
void find_beside_numbers(const Anchors& anchors, Findings& findings);

}  // namespace deskmill
