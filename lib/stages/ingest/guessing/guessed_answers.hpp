// Rows in which a question, or the description of a ticket, stands beside what was said to it:
// "Description" and "Public Reply", 问题描述 and 处理结果, "user_text" and "bot_text".
//
// Names that always mean an answer are believed. Others ("Resolution", "Reply" beside a message)
// may hold a state or a number as well: their values decide.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "stages/ingest/head/sample.hpp"
#include "stages/ingest/mapping/mapping.hpp"

namespace deskmill {

/// Makes rows of two turns of `rows` where `names` have a question and its answer.
void guess_named_answers(const std::vector<std::string>& names, Mapping& rows);
/// The same where the values of `sample` must tell, too.
void guess_answers(const Sample& sample, Mapping& rows);

}  // namespace deskmill
