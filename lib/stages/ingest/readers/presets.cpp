// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/readers/presets.hpp"

namespace deskmill::presets {

const std::string_view kIntercom =
    R"yaml(# Intercom: the first message is the source of a conversation, the others are its parts.
name: intercom
summary: Intercom conversations (JSON)
channel: chat
input: {format: json}
detect: {keys: [/source/author/type, /source/body]}
messages: /conversation_parts/conversation_parts
opening: /source
conversation: ^id
customer: [^/contacts/contacts/0/id, ^/user/id]
speaker: /author/name
text: {field: body, html: true}
time: {field: [created_at, ^created_at], format: [epoch, auto]}
role:
  - {field: part_type, regex: '^note', role: note}
  - {field: /author/type, map: {user: customer, lead: customer, contact: customer, admin: agent, team: agent, bot: bot}}
  - {default: system}
meta: {subject: ^/source/subject, state: ^state, rating: ^/conversation_rating/rating}
)yaml";

const std::string_view kFreshdesk =
    R"yaml(# Freshdesk: the customer's first words are the description of a ticket, the others its conversations.
name: freshdesk
summary: Freshdesk tickets (JSON)
channel: ticket
input: {format: json}
detect: {keys: [requester_id, description_text, conversations]}
messages: /conversations
opening: ""
conversation: ^id
customer: ^requester_id
text: {field: [body_text, description_text, body, description], html: true}
time: created_at
role:
  - {field: private, map: {"true": note}}
  - {field: incoming, map: {"true": customer, "false": agent}}
  - {field: [description_text, description], regex: '.', role: customer}
meta: {subject: ^subject, status: ^status, priority: ^priority, tags: ^tags}
)yaml";

const std::string_view kLiveChat =
    R"yaml(# LiveChat: events of a thread; agents are known by their address, customers by an id.
name: livechat
summary: LiveChat archives (JSON)
channel: chat
input: {format: json}
detect: {keys: [users, /thread/events]}
messages: /thread/events
conversation: ^/thread/id
customer: {field: author_id, role: customer}
text: text
time: created_at
role:
  - {field: visibility, map: {agents: note}}
  - {field: recipients, map: {agents: note}}
  - {field: type, map: {system_message: system}}
  - {field: author_id, regex: '@', role: agent}
  - {default: customer}
meta: {chat: ^id, tags: ^/thread/tags}
)yaml";

const std::string_view kHelpScout =
    R"yaml(# Help Scout: threads of a conversation, newest first as the API gives them.
name: helpscout
summary: Help Scout conversations (JSON)
channel: ticket
input: {format: json}
detect: {keys: [mailboxId, /_embedded/threads]}
messages: /_embedded/threads
conversation: ^id
customer: ^/primaryCustomer/id
speaker: /createdBy/first
text: {field: body, html: true}
time: createdAt
role:
  - {field: type, map: {note: note, phone: note, forwardparent: note, lineitem: system}}
  - {field: /createdBy/type, map: {customer: customer, user: agent}}
  - {field: type, map: {customer: customer, message: agent, reply: agent}}
  - {default: system}
drop:
  - {name: draft, field: state, equals: draft}
meta: {subject: ^subject, status: ^status, tags: ^tags}
)yaml";

const std::string_view kHubSpot =
    R"yaml(# HubSpot: messages of threads; comments are internal, actors are told by the first letter of their id.
name: hubspot
summary: HubSpot conversations (JSON)
channel: chat
input: {format: json}
detect: {keys: [conversationsThreadId, type, createdAt]}
conversation: conversationsThreadId
customer: {field: createdBy, role: customer}
speaker: [/senders/0/name, createdBy]
text: {field: [text, richText], html: true}
time: createdAt
role:
  - {field: type, map: {COMMENT: note, WELCOME_MESSAGE: bot}}
  - {field: createdBy, regex: '^[BL]-', role: bot}
  - {field: direction, map: {INCOMING: customer, OUTGOING: agent}}
  - {default: system}
)yaml";

const std::string_view kJddc = R"yaml(# JD dialogue challenge, 2018: seven columns without header.
name: jddc
summary: JDDC chat.txt (TSV)
channel: chat
input: {format: tsv, header: false, quotes: false, nulls: ["", nan, "NULL"]}
detect:
  cells: ['^[0-9a-f]{32}$', '', '^[01]$', '^[01]$', '^[01]$', '', '']
conversation: "#1"
customer: "#2"
role:
  - {field: "#3", map: {"0": customer, "1": agent}}
text: "#7"
meta: {sku: "#6"}
)yaml";

const std::string_view kAirline =
    R"yaml(# Twitter US airline sentiment: one tweet per row, nobody answers.
name: airline
summary: Twitter US airline sentiment (CSV)
channel: social
input: {format: csv}
detect: {columns: [tweet_id, airline_sentiment, airline, text]}
conversation: {id: tweet_id, single: true}
customer: name
text: text
time: {field: tweet_created, format: ["%d-%m-%Y %H:%M", "%Y-%m-%d %H:%M:%S %z"]}
role:
  - {default: customer}
meta:
  airline: airline
  sentiment: airline_sentiment
  sentiment_confidence: airline_sentiment_confidence
  reason: negativereason
  reason_confidence: negativereason_confidence
)yaml";

const std::string_view kTwitterSupport =
    R"yaml(# Customer Support on Twitter: replies name the tweet they answer.
name: twitter-support
summary: Customer Support on Twitter (CSV), joined by replies
channel: social
input: {format: csv}
detect: {columns: [tweet_id, author_id, inbound, created_at, text, in_response_to_tweet_id]}
reply: {id: tweet_id, to: in_response_to_tweet_id}
customer: {field: author_id, role: customer}
speaker: author_id
text: text
time: {field: created_at, format: twitter}
role:
  - {field: inbound, map: {"True": customer, "true": customer, "False": agent, "false": agent}}
)yaml";

const std::string_view kWhatsApp =
    R"yaml(# WhatsApp "export chat": one file per chat, dates in the phone's language.
name: whatsapp
summary: WhatsApp chat export (text)
channel: chat
# Words for a role name nobody: they are neither speaker nor customer.
input: {format: chat, nulls: ["", 客户, 顾客, 买家, 用户, 会员, 访客, 客服, 坐席, Customer, customer, CUSTOMER, Client, client, User, user, Visitor, visitor, Guest, guest, Agent, agent, AGENT, Support, support]}
line: '^[\x{200E}\x{200F}\x{FEFF}]*\[?(?P<date>\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4})\.?,?\s(?:(?:klo|kl\.|à|às|om|um|at)\s)?(?P<time>(?:上午|下午|凌晨|早上|中午|晚上|午前|午後|오전|오후)?\s?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[\s\x{00A0}\x{202F}]?[AaPp]\.?[\s\x{00A0}\x{202F}]?[Mm]\.?)?)(?:\]|\s-)\s(?:[\x{200E}\x{200F}]*(?P<speaker>[^:：]{1,60}?)[:：]\s)?(?P<text>.*)$'
conversation: {gap: 4h}
speaker: speaker
text: text
time: {field: time, format: date_order}
role:
  - {field: speaker, empty: true, role: system}
  # iPhones write notices under the name of the group, most of them with an invisible mark in front.
  - {field: text, regex: '^\x{200E}?(Messages and calls are end-to-end encrypted|Messages to this (chat|group) and calls are now secured|消息和通话已进行端到端加密|訊息和通話(已|均)?經?端(到|對)端加密|Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt|Los mensajes y las llamadas están cifrados|Les messages et les appels sont chiffrés)', role: system}
  - {field: text, regex: '^\x{200E}?[^.!?。！？]{1,80} created (this group|group [“"].*[”"])\.?$', role: system}
  - {field: text, regex: '^\x{200E}[^.!?。！？]{1,80} (added|removed|left|joined|changed|turned (on|off)|is now an admin|are now an admin|reset|pinned)\b', role: system}
  - {field: text, regex: '^\x{200E}(You.re now an admin|This (chat|business|group)|This is a (secure|business))', role: system}
  - {field: text, regex: '^\x{200E}[^。！？]{1,60}(创建了(此|该)?群|建立了(此|這個)?群組|添加了|新增了|移除了|加入了?群|退出了?群|离开了|離開了|更改了|變更了)', role: system}
  # Names that are words for a role: Customer 2, 客服小王, Ann (Agent).
  - {field: speaker, regex: '^(?:(?:客服)?机器人|智能客服|(?i:(?:chat)?bot|virtual (?:assistant|agent)))[ _-]?(?:[(（\[【#＃\d].*|[小阿老]\p{Han}{1,2})?$|[(（\[【](?:(?:客服)?机器人|智能客服|(?i:(?:chat)?bot|virtual (?:assistant|agent)))[)）\]】]$', role: bot}
  - {field: speaker, regex: '^(?:(?:人工|在线|售前|售后)?客服(?:人员|专员)?|[坐座]席|专员|(?i:agent|support|customer (?:service|support|care)|csr|operator|representative))[ _-]?(?:[(（\[【#＃\d].*|[小阿老]\p{Han}{1,2})?$|[(（\[【](?:(?:人工|在线|售前|售后)?客服(?:人员|专员)?|[坐座]席|专员|(?i:agent|support|customer (?:service|support|care)|csr|operator|representative))[)）\]】]$', role: agent}
  - {field: speaker, regex: '^(?:客户|顾客|买家|用户|会员|访客|(?i:customer|client|visitor|user|caller|guest))[ _-]?(?:[(（\[【#＃\d].*|[小阿老]\p{Han}{1,2})?$|[(（\[【](?:客户|顾客|买家|用户|会员|访客|(?i:customer|client|visitor|user|caller|guest))[)）\]】]$', role: customer}
  - {field: speaker, regex: '(?i)\b(customer (service|support|care)|support|help ?desk|service team|kundenservice|kundendienst)\b|客服|旗舰店|专营店|专卖店', role: agent}
  - {first_speaker: true}
kinds:
  - {kind: media, regex: '^[\x{200E}\x{200F}]*(<Media omitted>|<Medien ausgeschlossen>|<媒体已省略>|<省略(影音内容|多媒体文件|多媒體檔案)>|<已省略媒体文件>|<附件[:：].*>|<attached: .*>|\S+\.\w{2,4} \((file attached|Datei angehängt|archivo adjunto|文件附件)\)|<(Archivo omitido|Multimedia omitido|Médias omis|Mídia oculta|Media omessi|Media weggelaten|Medya dahil edilmedi|Pominięto multimedia|Без медиафайлов)>|((?i:imagen|video|audio|sticker|gif|documento|imagem|vídeo|áudio|figurinha) (omitid|ocultad)[oa])|(?i:image|vidéo|audio|gif|document) absente?|(image|video|audio|sticker|GIF|document|Contact card) omitted|(Bild|Video|Audio|Sticker|GIF|Dokument|Kontaktkarte) weggelassen|(图像|图片|视频|音频|语音|贴图|表情|文档|文件|GIF|圖片|影片|影像|音訊|貼圖|文件)\s?(已忽略|已省略|已略去))$'}
  - {kind: recall, regex: '^[\x{200E}\x{200F}]*(This message was deleted|You deleted this message|Diese Nachricht wurde gelöscht|Du hast diese Nachricht gelöscht|此消息已被删除|此消息已删除|[您你]已?删除了?(?:此|这条)消息|这条消息已删除|此訊息已刪除|你已刪除此訊息|您已刪除此訊息|Se eliminó este mensaje|Eliminaste este mensaje|Ce message a été supprimé|Vous avez supprimé ce message|Mensagem apagada|Questo messaggio è stato eliminato|Dit bericht is verwijderd|Данное сообщение удалено)\.?$'}
)yaml";

const std::string_view kWangWang =
    R"yaml(# 旺旺/千牛 text: the agent writes as SHOP or SHOP:ACCOUNT, everybody else is a buyer.
name: wangwang
summary: 旺旺/千牛 chat text, usually GBK
channel: chat
# Words for a role name nobody: they are neither speaker nor customer.
input: {format: chat, nulls: ["", 客户, 顾客, 买家, 用户, 会员, 访客, 客服, 坐席, Customer, customer, CUSTOMER, Client, client, User, user, Visitor, visitor, Guest, guest, Agent, agent, AGENT, Support, support]}
detect: {head: ["旺旺号", "label:"]}
line: '^[\[【(（]?(?P<at>\d{4}[-/]\d{1,2}[-/]\d{1,2}[ T]\d{1,2}:\d{2}(?::\d{2})?)[\]】)）]?\s+(?:(?P<speaker>[^\s:：，。！？]+(?: [^\s:：，。！？]+){0,2}(?:[:：][^\s:：，。！？]+)?)[:：]\s|(?P<speaker_tight>[^\s:：，。！？]+(?: [^\s:：，。！？]+){0,2})：|(?P<speaker_odd>\S.*?)[:：]\s)\s*(?P<text>.*)$'
header_lines:
  - '^(?:旺旺号|label)[:：]\s*(?P<shop>\S.*?)\s*$'
  - '^\d{4}-\d{1,2}-\d{1,2}$'
  - '^[^\s:：，。！？我]{1,40} ?撤回了一条消息[。.]?$'
  # Without a first line that names it, the shop is in front of the first account.
  - '^\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2}:\d{2}\s+(?P<shop>[^\s:：]+)[:：][^\s:：]+[:：]\s'
conversation: {gap: 30m}
customer: {field: [speaker, speaker_tight, speaker_odd], role: customer}
speaker: [speaker, speaker_tight, speaker_odd]
text: text
time: {field: at, format: auto}
role:
  - {field: text, regex: '^系统(提示|提醒)[:：]', role: system}
  - {field: [speaker, speaker_tight, speaker_odd], regex: '^系统(提示|提醒|消息)?$', role: system}
  - {field: [speaker, speaker_tight, speaker_odd], regex: '[:：]([^:：]*机器人|智能客服|店小蜜)$', role: bot}
  - {field: [speaker, speaker_tight, speaker_odd], starts_with: header.shop, role: agent}
  - {field: [speaker, speaker_tight, speaker_odd], regex: '^[^:：]+[:：].+$', role: agent}
  - {field: [speaker, speaker_tight, speaker_odd], regex: '(旗舰店|专营店|专卖店)$', role: agent}
  # Names that are words for a role: Customer 2, 客服小王, Ann (Agent).
  - {field: [speaker, speaker_tight, speaker_odd], regex: '^(?:(?:客服)?机器人|智能客服|(?i:(?:chat)?bot|virtual (?:assistant|agent)))[ _-]?(?:[(（\[【#＃\d].*|[小阿老]\p{Han}{1,2})?$|[(（\[【](?:(?:客服)?机器人|智能客服|(?i:(?:chat)?bot|virtual (?:assistant|agent)))[)）\]】]$', role: bot}
  - {field: [speaker, speaker_tight, speaker_odd], regex: '^(?:(?:人工|在线|售前|售后)?客服(?:人员|专员)?|[坐座]席|专员|(?i:agent|support|customer (?:service|support|care)|csr|operator|representative))[ _-]?(?:[(（\[【#＃\d].*|[小阿老]\p{Han}{1,2})?$|[(（\[【](?:(?:人工|在线|售前|售后)?客服(?:人员|专员)?|[坐座]席|专员|(?i:agent|support|customer (?:service|support|care)|csr|operator|representative))[)）\]】]$', role: agent}
  - {field: [speaker, speaker_tight, speaker_odd], regex: '^(?:客户|顾客|买家|用户|会员|访客|(?i:customer|client|visitor|user|caller|guest))[ _-]?(?:[(（\[【#＃\d].*|[小阿老]\p{Han}{1,2})?$|[(（\[【](?:客户|顾客|买家|用户|会员|访客|(?i:customer|client|visitor|user|caller|guest))[)）\]】]$', role: customer}
  - {field: header.shop, regex: '.', role: customer}
  - {first_speaker: true}
)yaml";

const std::string_view kChatBlocks =
    R"yaml(# Chat text in which name and time stand on a line of their own, in either order: 千牛, QQ and others.
name: chat-blocks
summary: chat text with name and time above each message (千牛, QQ)
channel: chat
# Words for a role name nobody: they are neither speaker nor customer.
input: {format: chat, nulls: ["", 客户, 顾客, 买家, 用户, 会员, 访客, 客服, 坐席, Customer, customer, CUSTOMER, Client, client, User, user, Visitor, visitor, Guest, guest, Agent, agent, AGENT, Support, support]}
detect: {head: ["旺旺号", "label:", "消息记录"]}
line: '^(?:[(（\[]?(?P<at>\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?\s+\d{1,2}:\d{2}(?::\d{2})?)[)）\]]?\s+(?P<speaker>[^\s:：，。！？]+(?: [^\s:：，。！？]+){0,2}(?:[:：][^\s:：，。！？]+)?)[:：]?\s*|(?P<speaker_first>[^\s:：，。！？]+(?: [^\s:：，。！？]+){0,2}(?:[:：][^\s:：，。！？]+)?)(?:\s+|\s?[(（\[])(?P<at_second>\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?\s+\d{1,2}:\d{2}(?::\d{2})?)[)）\]]?(?:[:：]\s*(?P<text>.*))?\s*)$'
header_lines:
  - '^(?:旺旺号|label)[:：]\s*(?P<shop>\S.*?)\s*$'
  - '^\d{4}-\d{1,2}-\d{1,2}$'
  - '^[^\s:：，。！？我]{1,40} ?撤回了一条消息[。.]?$'
  - '^消息记录（此消息记录为文本格式'
  - '^消息(?:分组|对象)[:：]'
  - '^={8,}$'
  # Without a first line that names it, the shop is in front of the first account.
  - '^[(（\[]?\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?\s+\d{1,2}:\d{2}(?::\d{2})?[)）\]]?\s+(?P<shop>[^\s:：]+)[:：][^\s:：]+[:：]?\s*$'
  - '^(?P<shop>[^\s:：]+)[:：][^\s:：]+?(?:\s+|\s?[(（\[])\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?\s+\d{1,2}:\d{2}(?::\d{2})?[)）\]]?[:：]?\s*$'
conversation: {gap: 30m}
customer: {field: [speaker, speaker_first], role: customer}
speaker: [speaker, speaker_first]
text: text
time: {field: [at, at_second], format: auto}
role:
  - {field: text, regex: '^系统(提示|提醒)[:：]', role: system}
  - {field: [speaker, speaker_first], regex: '^系统(提示|提醒|消息)?(\(10000\))?$', role: system}
  - {field: [speaker, speaker_first], regex: '[:：]([^:：]*机器人|智能客服|店小蜜)$', role: bot}
  - {field: [speaker, speaker_first], starts_with: header.shop, role: agent}
  - {field: [speaker, speaker_first], regex: '^[^:：]+[:：].+$', role: agent}
  - {field: [speaker, speaker_first], regex: '(旗舰店|专营店|专卖店)$', role: agent}
  # Names that are words for a role: Customer 2, 客服小王, Ann (Agent).
  - {field: [speaker, speaker_first], regex: '^(?:(?:客服)?机器人|智能客服|(?i:(?:chat)?bot|virtual (?:assistant|agent)))[ _-]?(?:[(（\[【#＃\d].*|[小阿老]\p{Han}{1,2})?$|[(（\[【](?:(?:客服)?机器人|智能客服|(?i:(?:chat)?bot|virtual (?:assistant|agent)))[)）\]】]$', role: bot}
  - {field: [speaker, speaker_first], regex: '^(?:(?:人工|在线|售前|售后)?客服(?:人员|专员)?|[坐座]席|专员|(?i:agent|support|customer (?:service|support|care)|csr|operator|representative))[ _-]?(?:[(（\[【#＃\d].*|[小阿老]\p{Han}{1,2})?$|[(（\[【](?:(?:人工|在线|售前|售后)?客服(?:人员|专员)?|[坐座]席|专员|(?i:agent|support|customer (?:service|support|care)|csr|operator|representative))[)）\]】]$', role: agent}
  - {field: [speaker, speaker_first], regex: '^(?:客户|顾客|买家|用户|会员|访客|(?i:customer|client|visitor|user|caller|guest))[ _-]?(?:[(（\[【#＃\d].*|[小阿老]\p{Han}{1,2})?$|[(（\[【](?:客户|顾客|买家|用户|会员|访客|(?i:customer|client|visitor|user|caller|guest))[)）\]】]$', role: customer}
  - {field: header.shop, regex: '.', role: customer}
  - {first_speaker: true}
)yaml";

const std::string_view kTranscript =
    R"yaml(# Every line that begins a turn says who speaks, by a word for the role; a clock time may stand before or
# behind it. Separators, or else blank lines that are found to mean it, part the conversations of a file.
name: transcript
summary: transcript without dates (客户：…, 客服：…, Customer, Agent)
channel: chat
input: {format: chat}
detect: {alternations: 2}
line: '^[\s\x{3000}]*[*_]{0,2}(?:[\[(（【<]?(?P<time>(?:[上下]午 ?)?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?)(?:[.,]\d{1,3})?(?:\s*-+>?\s*\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)?[\])）】>]?[\s\x{3000}]*[-–—|]?[\s\x{3000}]*)?[*_]{0,2}(?:(?:<v(?:\.\w+)* |[\[【(（<]?)[\s\x{3000}]*(?:(?P<customer>客户|顾客|买家|买方|用户|会员|访客|来访者|来电人|来电者|咨询者|咨询人|消费者|客人|(?i:customer|client|(?:end[ -]?)?user|caller|visitor|buyer|guest|shopper|consumer|requester|member|subscriber))|(?P<agent>(?:人工|在线|售前|售后)?客服(?:人员|专员|代表)?|[坐座]席(?:员|代表)?|商家|卖家|卖方|店家|店铺|店主|掌柜|店小二|接线员|话务员|服务员|(?:工作|服务|接待)人员|专员|顾问|主管|组长|店长|值班经理|人工|客户经理|技术支持|(?i:(?:(?:live|human|chat|call ?cent(?:er|re)|customer|tech(?:nical)?|help ?desk) )?(?:service|support|care|agent|representative|rep)(?: (?:agent|rep|representative|team|staff|engineer|specialist))?|help ?desk|csr|advis[eo]r|operator|consultant|seller|merchant|staff|assistant|technician|specialist|associate|supervisor|(?:shift |duty )?manager|team lead(?:er)?))|(?P<bot>(?:智能|语音|客服)?机器人(?:客服)?|智能客服|智能助[手理]|(?i:AI)(?:客服|助手|助理)|(?i:chat ?bot|bot|virtual (?:assistant|agent)|ai(?: (?:assistant|agent|bot))?))|(?P<system>系统(?:消息|提示|通知)?|(?i:system(?: message)?)))(?:\s*[(（\[【]\s*(?P<name>[^()（）\[\]【】:：]+?)\s*[)）\]】]| ?(?P<nick>[小阿老]\p{Han}{1,2})|[ -]?[#＃]?(?P<number>\d{1,8}|[A-Z]))??[*_]{0,2}(?:\s+[(（\[]?(?P<time_alone>(?:[上下]午 ?)?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?)[)）\]]?[*_]{0,2}\s*$|\s+(?P<time_bare>(?:[上下]午 ?)?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?)(?:[.,]\d{1,3})?[\]】)）>]?(?:[*_]{0,2}[:：]|\s)|(?:\s*[(（\[【]\s*(?P<time_behind>(?:[上下]午 ?)?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?)(?:[.,]\d{1,3})?\s*[)）\]】])?[\s\x{3000}]*(?:[\]】)）>][*_]{0,2}[\s\x{3000}]*[:：]?|[*_]{0,2}[:：]))|(?P<who>[^\s:：()（）\[\]【】<>，。！？,!?;；*_]+(?: [^\s:：()（）\[\]【】<>，。！？,!?;；*_]+){0,3}) ?[(（\[【]\s*(?:(?P<customer_of>客户|顾客|买家|用户|会员|访客|(?i:customer|client|user|visitor|caller|guest|buyer))|(?P<agent_of>(?:人工|在线|售前|售后)?客服(?:人员|专员)?|[坐座]席|商家|卖家|专员|(?i:(?:support |service )?agent|(?:customer )?(?:support|service)|staff|operator|representative|rep|csr|advis[eo]r|assistant))|(?P<bot_of>(?:客服)?机器人|智能客服|(?i:(?:chat)?bot|ai(?: assistant| agent)?|virtual (?:assistant|agent))))\s*[)）\]】][*_]{0,2}(?:\s*[(（\[]?(?P<time_of>(?:[上下]午 ?)?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?)[)）\]]?)?[\s\x{3000}]*[:：])[*_]{0,2}[\s\x{3000}]*(?P<text>.*?)(?:</v>)?$'
# The times of captions (WebVTT, SRT); what is said by whom they do not change.
skip_lines:
  - '^(?:\d+:)?\d{2}:\d{2}[.,]\d{3}\s+-->\s+(?:\d+:)?\d{2}:\d{2}[.,]\d{3}'
  - '^WEBVTT(?:\s|$)'
# A day on a line of its own, for the clock times below it.
date_line: '^[\s\x{3000}\[【(（]*(?P<date>\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日)(?:[\s\x{3000},(（]*(?:星期|周)[一二三四五六日天]|[\s,(]*(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day))?[\s\x{3000}\]】)）]*$'
conversation:
  file: true
  blank_lines: detect
  separators:
    # three signs or more
    - '^[\s\x{3000}]*(?:[-=*_#~+—–─━═－＝＊][\s\x{3000}]?){3,}$'
    # beginnings and ends
    - '^[\s#*=~+\[【(（–—─━═－＝＊-]*(?P<header>(?:对话|会话|聊天|通话|咨询|服务)(?:记录)?(?:已)?开始[\]】)）*]*[\s:：(（]+[^\s*=~+\]】)）–—─━═－＝＊-].{0,60})$'
    - '^[\s#*=~+\[【(（–—─━═－＝＊-]*(?:对话|会话|聊天|通话|咨询|服务)(?:记录)?(?:已)?(?:开始|结束|关闭|终止)(?:[\s#*=~+\]】)）:：.。–—─━═－＝＊-]*|[\]】)）*:：\s(（].{0,60})$'
    - '(?i)^[\s#*=~+\[【(（–—─━═－＝＊-]*(?P<header>(?:chat|conversation|session|call|dialog|dialogue|transcript|interaction)\s+(?:has\s+)?(?:started|began)(?:[\])*\s]*[:(\[,|–—-]\s*[^\s*=~+\])–—─━═-].{0,80}|\s+(?:at|on|by|with|for|\d).{0,80}))$'
    - '(?i)^[\s#*=~+\[【(（–—─━═－＝＊-]*(?:(?:chat|conversation|session|call|dialog|dialogue|transcript|interaction)\s+(?:has\s+)?(?:(?:started|began|ended|closed|finished|terminated)(?:[\])*\s]*[:.()\[,|–—-].{0,80}|\s+(?:at|on|by|after|with|\d).{0,80})?|start|begin|end)|(?:start|beginning|begin|end) of (?:the )?(?:chat|conversation|session|call|dialog|dialogue|transcript|interaction))[\s#*=~+\]】)）:：.。–—─━═－＝＊-]*$'
    # words between signs
    - '^\s*[-=*_#~+—–─━═－＝＊]{3,}\s*(?P<header>[^\s=*_#~+—─━═－＝＊-].{0,100}?)\s*[-=*_#~+—–─━═－＝＊]{3,}\s*$'
    # names and numbers of conversations
    - '^[\s#*=~+\[【(（–—─━═－＝＊-]*(?P<header>(?:对话|会话|聊天|通话|咨询|录音)(?:记录)?\s?(?:编号|序号|号|ID|Id|id|No\.?)\s*[:：#＃]?\s*[A-Za-z0-9_-]+(?:[\s,，|(（].{0,60})?)$'
    - '^[\s#*=~+\[【(（–—─━═－＝＊-]*(?P<header>(?:对话|会话|聊天|通话|录音)(?:记录)?\s?[:：#＃]?\s?(?:\d{1,12}|[一二三四五六七八九十百]{1,4})|第\s?[\d一二三四五六七八九十百]{1,8}\s?[段通次个轮组](?:对话|会话|聊天|通话|咨询|录音)(?:记录)?)[\s#*=~+\]】)）:：.。–—─━═－＝＊-]*$'
    - '(?i)^[\s#*=~+\[【(（–—─━═－＝＊-]*(?P<header>(?:chat|conversation|session|call|dialog|dialogue|transcript|interaction)\s*(?:id|no\.?|number|log|record|transcript)?\s*[:#-]?\s*#?[a-z]{0,8}[_-]?\d[a-z0-9_-]*(?:\s*[,|(/–—-].{0,80}|\s+of\s+\d+)?)[\s#*=~+\]】)）:：.。–—─━═－＝＊-]*$'
speaker: [who, name, nick, number]
text: text
time: {field: [time, time_behind, time_bare, time_alone, time_of], format: date_order}
role:
  - {field: [customer, customer_of], regex: '.', role: customer}
  - {field: [agent, agent_of], regex: '.', role: agent}
  - {field: [bot, bot_of], regex: '.', role: bot}
  - {field: system, regex: '.', role: system}
meta: {header: section}
)yaml";

}  // namespace deskmill::presets
