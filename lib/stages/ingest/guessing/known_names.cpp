// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/guessing/known_names.hpp"

#include <algorithm>

#include "core/ascii.hpp"
#include "text/unicode.hpp"

namespace deskmill {
namespace {

// Canonical names with blanks between them, those that say most first.
constexpr std::string_view kConversationNames =
    "会话id 会话编号 会话号 会话标识 录音编号 录音id 对话id 对话编号 对话号 咨询id 接待id 工单号 "
    "工单编号 工单id "
    "通话id 通话编号 报修单号 报修编号 服务单号 服务单编号 流程编号 会话 工单 會話id 會話編號 "
    "對話id "
    "對話編號 工單號 工單編號 會話 工單 session_id sessionid session_no sessionno session chat_no "
    "conversation_no conversation_id conversationid conversation conversation_sid "
    "conversation_uuid dialogue_id dialog_id chat_id chatid call_id callid "
    "call_sid ticket_id ticketid ticket_number ticket_no ticket case_id caseid case_number "
    "issue_key thread_id threadid interaction_id thread_ts csid job_id jobid roomid room_id "
    "chat_key sid tid "
    "im_sub_session_id service_session_id chat_session_id conv_id convid conv";
constexpr std::string_view kTextNames =
    "消息内容 聊天内容 发送内容 对话内容 回复内容 留言内容 消息文本 内容 消息 正文 文本 訊息內容 "
    "聊天內容 對話內容 留言內容 內容 訊息 body_text "
    "plain_body text_body comment_body message_body message_text message_content msg_content "
    "chat_message str_content content text message body msg words utterance utterances "
    "comment text_content data_content body_content content_text "
    "message_data_content";
constexpr std::string_view kQuestionNames =
    "问题 用户问题 客户问题 用户提问 客户提问 访客提问 提问 提问内容 咨询内容 问句 問題 提問 "
    "用户输入 question questions user_question "
    "customer_question user_query user_input user_text user_message customer_message "
    "customer_text instruction prompt query human";
constexpr std::string_view kAnswerNames =
    "回答 答案 答复 答覆 客服回复 客服回答 客服答复 回复 回复内容 标准答案 標準答案 回覆 商家回复 "
    "卖家回复 官方回复 answer answers reply "
    "response agent_answer agent_reply agent_response agent_message agent_text support_reply "
    "support_response public_reply reply_text reply_body completion output assistant";
constexpr std::string_view kBotAnswerNames =
    "机器人回复 机器人回答 機器人回覆 bot_answer bot_reply bot_response bot_message bot_text "
    "bot_output "
    "chatbot_response";
constexpr std::string_view kOutcomeNames =
    "处理结果 處理結果 处理意见 处理情况 处理方案 解决方案 解決方案 解决办法 resolution "
    "resolution_notes resolution_note "
    "resolution_text resolution_description close_notes solution";
constexpr std::string_view kDescriptionNames =
    "description_text description ticket_description issue_description problem_description "
    "case_description first_message_body first_message 问题描述 問題描述 工单描述 工单内容 "
    "诉求内容 投诉内容 反馈内容 评价内容 报修内容 故障描述 故障现象 事项描述";
constexpr std::string_view kTimeNames =
    "发送时间 消息时间 消息发送时间 消息创建时间 聊天时间 留言时间 提问时间 评价时间 受理时间 "
    "反馈时间 报修时间 发起时间 申请时间 回复时间 时间 时间戳 發送時間 訊息時間 建立時間 時間 "
    "時間戳 "
    "created_at createdat sent_at sent_datetime send_time sent_time msgtime msg_time "
    "message_time message_date msg_ts time_sent date_sent sent_date posted_at timestamp time "
    "create_time created_time createtime created_datetime date_created created_date "
    "created_on created_date_time comment_created_timestamp str_time datetime date_time "
    "absolute_time 创建时间 提交时间 "
    "create_date "
    "create_date_time created date ts timestamp_ms at opened opened_at";
constexpr std::string_view kStartNames =
    "开始时间 会话开始时间 对话时间 通话开始时间 接入时间 咨询时间 通话时间 開始時間 started_at "
    "start_time "
    "started start_date "
    "begin_time call_date call_time chat_start_time";
constexpr std::string_view kSpeakerNames =
    "发送人 发送者 消息发送方 消息发送人 发言人 发送人名称 发送者名称 发送者昵称 消息发送者 昵称 "
    "發送人 發送者 寄件人 "
    "寄件者 暱稱 "
    "sender sender_name speaker spk "
    "speaker_label author author_name from from_name from_user nick nickname display_name "
    "sender_n sender_id author_id from_address from_user_display_name name created_by "
    "created_by_name created_by_id "
    "创建人";
constexpr std::string_view kRoleNames =
    "角色 身份 发送方 發送方 发送者类型 发送人类型 发送者角色 发送者身份 消息方向 消息来源 role "
    "sender_type author_type "
    "speaker_role speaker_type from_type sender_role sendertype author_role participant_role "
    "participant_purpose created_by_type actor_type user_type direction 声道 media_channel "
    "channel_no";
constexpr std::string_view kCustomerNames =
    "客户id 客户号 客户编号 客户 客户名称 客户姓名 客户昵称 买家 买家昵称 访客 访客id 访客名称 "
    "顾客 会员 会员号 会员编号 买家旺旺 访客昵称 顾客姓名 顾客名称 "
    "客戶id 客戶編號 客戶 客戶名稱 買家 訪客 會員 用户id 用户昵称 customer_id customer "
    "customer_name requester "
    "requester_id requester_name user_id visitor visitor_id visitor_name end_user buyer "
    "contact_name external_userid openid user caller associated_contact ticket_requester "
    "customer_email "
    "requester_email reporter 提交人 提单人 发起人 报修人 报障人 申请人 反馈人 咨询人 投诉人";
constexpr std::string_view kHandlerNames = "回复人 处理人 经办人 受理人 跟进人 操作人";

std::string_view dictionary(KnownField field) {
  switch (field) {
    case KnownField::kConversation:
      return kConversationNames;
    case KnownField::kText:
      return kTextNames;
    case KnownField::kQuestion:
      return kQuestionNames;
    case KnownField::kAnswer:
      return kAnswerNames;
    case KnownField::kBotAnswer:
      return kBotAnswerNames;
    case KnownField::kOutcome:
      return kOutcomeNames;
    case KnownField::kDescription:
      return kDescriptionNames;
    case KnownField::kTime:
      return kTimeNames;
    case KnownField::kStart:
      return kStartNames;
    case KnownField::kSpeaker:
      return kSpeakerNames;
    case KnownField::kRole:
      return kRoleNames;
    case KnownField::kCustomer:
      return kCustomerNames;
    case KnownField::kHandler:
      return kHandlerNames;
  }
  return {};
}

}  // namespace

std::string canonical_name(std::string_view name) {
  for (const std::string_view bracket : {"(", "（"}) {
    if (const std::size_t at = name.find(bracket); at != 0) name = name.substr(0, at);
  }
  // MongoDB writes {"created_at":{"$date":"..."}}.
  if (const std::size_t type = name.find("/$"); type != name.npos) name = name.substr(0, type);
  while (name.ends_with(' ')) name.remove_suffix(1);
  while (name.starts_with(' ') || name.starts_with('/')) name.remove_prefix(1);
  std::string words;
  for (const char c : name) {
    const bool after_word =
        !words.empty() && (is_ascii_lower(words.back()) || is_ascii_digit(words.back()));
    const bool begins_word = after_word && is_ascii_upper(c);
    const bool is_blank = std::string_view(" -./").find(c) != std::string_view::npos;
    if (begins_word) words += '_';
    if (is_blank && words.ends_with('_')) continue;  // "Created - Date"
    words += is_blank ? '_' : c;
  }
  return to_lower(words);
}

std::string known_name(const std::vector<std::string>& names, KnownField field) {
  std::vector<std::string> canonical;
  for (const std::string& name : names) canonical.push_back(canonical_name(name));
  std::string_view rest = dictionary(field);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const auto found = std::find(canonical.begin(), canonical.end(), rest.substr(0, end));
    if (found != canonical.end()) return names[static_cast<std::size_t>(found - canonical.begin())];
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {};
}

std::string parent_case_name(const std::vector<std::string>& names) {
  std::string parent;
  bool is_salesforce = false;
  for (const std::string& name : names) {
    const std::string canonical = canonical_name(name);
    if (canonical == "parent_id") parent = name;
    is_salesforce = is_salesforce || canonical == "comment_body" || canonical == "text_body";
  }
  return is_salesforce ? parent : std::string();
}

std::string element_id_name(const std::vector<std::string>& names) {
  for (const std::string_view id : {"id", "uuid", "number"}) {
    if (std::find(names.begin(), names.end(), id) != names.end()) return std::string(id);
  }
  return {};
}

}  // namespace deskmill
