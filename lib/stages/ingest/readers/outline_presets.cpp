// Presets for text of which each line that begins a turn says who speaks.
// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/readers/presets.hpp"

namespace deskmill::presets {

const std::string_view kSalesforceChat =
    R"yaml(# Salesforce live chat: the body of a LiveChatTranscript. Turns tell how long after the beginning they were said.
name: salesforce-chat
summary: Salesforce live chat transcript (text)
channel: chat
input: {format: chat}
detect: {head: ["Chat Started:"]}
line: '^\(\s*(?P<elapsed>(?:\d+h\s+)?(?:\d+m\s+)?\d+s)\s*\)\s*(?P<speaker>[^:]{1,80}?):\s?(?P<text>.*)$'
date_line: '^Chat Started:\s*(?P<date>\S.*)$'
header_lines:
  - '^Chat Origin:'
  - '^Chat Transferred From (?P<agent>.+?) [Tt]o (?P<agent_to>.+)$'
  - '^Agent (?P<agent>.+?) (?:successfully|transferred|joined|left|accepted) .*$'
  - '^Agent (?P<agent>.{1,60})$'
conversation: {file: true, separators: ['^(?P<header>Chat Started:.*)$']}
speaker: speaker
text: text
time: {field: elapsed, format: elapsed}
role:
  - {field: speaker, regex: '^(?i:visitor|guest|customer)$', role: customer}
  - {field: speaker, regex: '^(?i:(?:chat ?)?bot|einstein.*)$', role: bot}
meta: {header: section}
)yaml";

const std::string_view kQuestions =
    R"yaml(# Questions and their answers, as lists of them are written: 问：… 答：…, Q1: … A1: …, each question a
# conversation of its own. The answer may stand in the line of its question.
name: questions
summary: questions and answers as text (问：… 答：…, Q and A)
channel: chat
input: {format: chat}
detect: {alternations: 2}
line: '^[\s\x{3000}>#*_-]*(?:\d{1,4}\s*[.、)）]\s*)?[*_]{0,2}(?:(?P<question>问题?|提问|(?i:q(?:uestion)?))|(?P<reply>答案?|回答|答复|(?i:a(?:nswer)?)))\s?\d{0,4}[*_]{0,2}\s*[:：][*_]{0,2}[\s\x{3000}]*(?P<text>.*?)(?:[\s\x{3000}]+[*_]{0,2}(?:答案?|回答|答复|(?i:a(?:nswer)?))\s?\d{0,4}[*_]{0,2}\s*[:：][\s\x{3000}]*(?P<answer>\S.*?))?[*_]{0,2}\s*$'
conversation: {file: true, opened_by: question}
text: text
answer: answer
role:
  - {field: question, regex: '.', role: customer}
  - {field: reply, regex: '.', role: agent}
)yaml";

const std::string_view kNamedLines =
    R"yaml(# Lines with a clock time, a name and a colon: (10:00:05) Ann: hello.
name: named-lines
summary: lines with a time and a name
channel: chat
input: {format: chat}
line: '^[\[(（【]?(?P<time>(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[ T])?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?)[\])）】]?\s*[-–—|]?\s*(?P<speaker>[^\s:：][^:：]{0,59}?)\s*[:：]\s*(?P<text>.*)$'
conversation: {file: true}
speaker: speaker
text: text
time: {field: time, format: auto}
role:
  - {field: speaker, regex: '^(?i:system|系统(?:消息|提示)?)$', role: system}
  - {field: speaker, regex: '^(?i:visitor|guest|customer|client|user|访客|客户|用户|顾客|买家)(?:[ _-]?[#\d].*)?$', role: customer}
  - {field: speaker, regex: '^(?i:agent|operator|support|客服|坐席|人工客服)(?:[ _-]?[#\d].*)?$', role: agent}
  - {field: speaker, regex: '^(?i:(?:chat)?bot|机器人|智能客服)$', role: bot}
)yaml";

}  // namespace deskmill::presets
