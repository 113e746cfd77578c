// Presets for exports of single products whose names of members tell nobody else anything.
// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/readers/presets.hpp"

namespace deskmill::presets {

const std::string_view kKustomer =
    R"yaml(# Kustomer: messages and notes as the API lists them, with what they belong to as relationships.
name: kustomer
summary: Kustomer messages and notes (JSON)
channel: chat
input: {format: json}
detect: {keys: [attributes, /relationships/conversation/data/id]}
conversation: /relationships/conversation/data/id
customer: /relationships/customer/data/id
text: {field: [/attributes/body, /attributes/preview], html: true}
time: [/attributes/sentAt, /attributes/createdAt]
role:
  - {field: type, map: {note: note}}
  - {field: /attributes/direction, map: {in: customer, out: agent}}
  - {default: system}
meta: {subject: /attributes/subject, channel: /attributes/channel}
)yaml";

const std::string_view kServiceNow =
    R"yaml(# ServiceNow: the journal of comments and work notes (sys_journal_field), one row each.
name: servicenow
summary: ServiceNow journal of comments and work notes (CSV)
channel: ticket
input: {format: csv}
detect: {columns: [element_id, element, value, sys_created_by, sys_created_on]}
conversation: element_id
speaker: sys_created_by
text: value
time: sys_created_on
role:
  - {field: element, map: {work_notes: note}}
  - {first_speaker: true}
)yaml";

const std::string_view kWeCom =
    R"yaml(# 企业微信会话存档: decrypted messages, one a line. Ids of external contacts begin with wm or wo, those of
# robots with wb; all others are members of the company. A conversation is a group, or what two write to
# each other; messages of several stand between each other (--group-sort).
name: wecom
summary: 企业微信 message archive (JSON, JSON Lines)
channel: chat
input: {format: json}
detect: {keys: [msgid, action, msgtime, msgtype, from]}
conversation: {id: roomid, between: [from, /tolist/0], gap: 4h}
customer: {field: from, role: customer}
speaker: from
text: [/text/content, /markdown/content, /link/title]
time: {field: msgtime, format: [epoch, auto]}
role:
  - {field: from, regex: '^w[mo][A-Za-z_-]*[A-Z0-9]', role: customer}
  - {field: from, regex: '^wb[A-Za-z_-]*[A-Z0-9]', role: bot}
  - {default: agent}
drop:
  - {name: switch, field: action, equals: switch}
  - {name: recall, field: action, equals: recall}
  - {name: mixed, field: msgtype, equals: [mixed, chatrecord]}
  - {name: media, field: msgtype, regex: '^(image|voice|video|file|emotion|location|card|weapp|sphfeed|redpacket|external_redpacket|meeting|meeting_voice_call|voip_doc_share|voiptext|qydiskfile)$'}
kinds:
  - {kind: link, field: msgtype, equals: link}
)yaml";

}  // namespace deskmill::presets
