// What lines of mails look like that are no part of what somebody wrote: openers of a history, its
// heads, signatures, disclaimers. Only patterns, so that mail.cpp shows how they work together.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace deskmill {

/// "---- 原始邮件 ----" and its like; a line by itself.
inline constexpr std::string_view kBanner =
    R"(^[-_=*>\s]*-{2,}\s*(原始邮件|原始郵件|原邮件|邮件原件|回复的原邮件|转发的邮件|轉寄的郵件|(以下是)?转发邮件(信息)?|已转发(的)?邮件|邮件原文|转寄邮件|轉寄郵件|)"
    R"(Original|Original Message|Original Appointment|Reply Message|Forwarded message|Forwarded by .*|)"
    R"(Ursprüngliche Nachricht|Message d'origine|Message original|Mensaje original|Messaggio originale|)"
    R"(Oorspronkelijk bericht|Oprindelig meddelelse|Begin forwarded message:?|Replied Message|转发的信息)\s*-*\s*$|)"
    R"(^\s*(Begin forwarded message|Original Message|-+\s*Forwarded by .*):?\s*$)";

/// What help desks put between a customer's reply and the mail it replies to: "##- Please type your
/// reply above this line -##".
inline constexpr std::string_view kReplyLine =
    R"(^\s*[-=*#_]{2,}[-=*#_ ]*(please )?((type|write|enter) )?(your )?(reply|response|respond) (above|before) this line\b[^.!?]{0,60}[-=*#_]{2,}\s*$|)"
    R"(^\s*[-=*#_]{2,}[-=*#_ ]*请?在(此|这)一?(行|线)(以?上|之上|上方|上面|前)[^。！？]{0,16}[-=*#_]{2,}\s*$)";

/// The verb at the end, or between the date and the name, or a date and an address alone.
inline constexpr std::string_view kWroteEnd =
    R"((写道|寫道|写到|寫到|wrote|writes|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev|napisał\(?a?\)?|)"
    R"(пишет|написал|kirjoitti|geschreven|sent the following message)\s*([:：]|-{2,})\s*$|(写道|寫道)\s*$|)"
    R"((schrieb|skrev|schreef|wrote)\b[^:]*<[^>]*@[^>]*>+\s*:\s*$|^[>\s]*(Am|Den|Op) .*\d.* (schrieb|skrev|schreef)\b.*:\s*$|)"
    R"(^[>\s]*\d{4}[-/.]\d\d?[-/.]\d\d?\b.*(<\s*[^\s@]+@[^\s>]+\s*>\s*:?|GMT[^,;]*)\s*$)";

/// Only looked at together with kWroteEnd: an opening word, a year, an address.
inline constexpr std::string_view kWroteBegin =
    R"(^[->\s]*(On|At|Le|Am|El|Il|Op|Em|Den|W dniu|Vào) |^[>\s]*[在于於]|(于|於)\s*\d|\d\d\d\d|\w@\w)";

inline constexpr std::string_view kFromLabels =
    R"(From|Von|De|Da|Van|Fra|发件人|发信人|寄件者|寄件人|發件人|寄信人|发\s*件\s*人)";
inline constexpr std::string_view kOtherLabels =
    R"(Sent|Date|To|Cc|Bcc|Subject|Reply-To|Importance|Gesendet|An|Betreff|Datum|Envoyé|À|Objet|Enviado|Para|)"
    R"(Asunto|Inviato|Oggetto|Verzonden|Aan|Onderwerp|Sendt|Til|Emne|)"
    R"(发送时间|发送日期|日期|时间|寄件日期|傳送時間|傳送日期|收件人|收信人|收件者|收\s*件\s*人|日\s*期|抄\s*送|副本|密送|主题|主\s*题|主旨|主題|回复)";

/// Labels of heads that forms (of flights, of parcels) do not have, with something behind them.
inline constexpr std::string_view kMailLabels =
    R"(Sent|Subject|Cc|Bcc|Reply-To|Gesendet|Betreff|Envoyé|Objet|Enviado|Asunto|Inviato|Oggetto|Verzonden|Onderwerp|)"
    R"(Sendt|Emne|发送时间|发送日期|寄件日期|傳送時間|傳送日期|抄\s*送|密送|主题|主\s*题|主旨|主題)";

/// Labels of the source of a mail, which no mail program shows.
inline constexpr std::string_view kSourceLabels =
    R"(^(Message-ID|Received|Return-Path|Delivered-To|MIME-Version|Content-Type|Content-Transfer-Encoding|References|In-Reply-To|)"
    R"(DKIM-Signature|Authentication-Results|(X|ARC|List|Thread)-[\w-]+)\s?:)";

/// In the mail of a web form, the label of what the customer wrote.
inline constexpr std::string_view kMessageLabel =
    R"(^\s*((your |the )?(message|comments?|question|inquiry|enquiry|description)( body| text)?|留言(内容)?|内容|正文|问题(描述)?|备注|描述)\s*[:：])";

/// A number, an amount, a comparison behind ">", which often is no quotation: ">100 EUR".
inline constexpr std::string_view kComparison = R"(^\s*>\s?=?\s?[$€£¥￥]?\d+([.,]\d+)?([^.)\d]|$))";

inline constexpr std::string_view kSentFrom =
    R"(^\W{0,3}(Sent from ((my|Mail|Outlook|Yahoo|Samsung|Windows|iPhone|a mobile)\b[^,，]*|(Proton|Front|Spark|Gmail|Mailspring|WeChat|BlueMail).{0,40})|)"
    R"(Sent (via|with|using|by) (the |my |a |an )?(iPhone|iPad|BlackBerry|Samsung|Galaxy|Android|AT&T|Verizon|T-Mobile|Sprint|Vodafone|Proton|Mail|Airmail|Spark|Outlook|)"
    R"(Yahoo|Gmail|Front|HubSpot|Superhuman|Newton|Shift|Canary|Tutanota|Tuta|Roundcube|Unibox|Missive|Polymail|eM Client|Thunderbird|Zoho|BlueMail|K-9|FairEmail|Hotmail|)"
    R"(MSN|Horde|SquirrelMail|Evolution|Mutt|Pine|Nokia|Huawei|Xiaomi|mobile|phone|smartphone|wireless|web ?mail|Mozilla|Nine|Sparrow|Inky|Boxer|Postbox).*|)"
    R"(Get Outlook for .*|Envoyé de mon .*|Von meinem .* gesendet|Enviado desde mi .*|Sendt fra min .*|Inviato da(l mio)? .*|Verzonden vanaf .*|Skickat från min .*|)"
    R"((发自|來自|来自)我的\s*([a-z][\w .+-]*.{0,6}|.{0,12}(手机|手機|平板|平板電腦|邮箱|微信|客户端|电脑|電腦|设备|裝置)|(小米|红米|华为|荣耀|三星|魅族|苹果|锤子|一加|努比亚|联想).{0,6})|)"
    R"(发自.{0,6}(网易|QQ|邮箱|手机|iPhone|iPad|Mail|mail).{0,12}|[从從]我的.{1,20}(发送|傳送|发出)|发送自 ?.{0,10}(Outlook|Windows|Mail|邮件|邮箱|iPhone|iPad).{0,12}|)"
    R"(获取 ?(适用于 ?)?.{0,10}Outlook.{0,16}|从 ?.{0,10}(Windows|Outlook|Mac).{0,8}邮件发送|从.{0,8}邮箱.{0,6}发来的邮件|由 ?(iPhone|iPad|Android|三星|华为|小米).{0,8}发送|)"
    R"(签名由 ?.{0,10}邮箱.{0,6}定制|来自 ?Outlook ?的邮件|使用.{1,20}(邮箱|手机)发送|https?://\S+/mailman/listinfo/\S+)\s*$)";

inline constexpr std::string_view kClosing =
    R"(^\s*((kind|best|warm|many|with)?\s*(best |kind |warm )?(regards|wishes|thanks)|thanks|thanks again|thank you|)"
    R"(many thanks|thanks in advance|thx|cheers|sincerely|yours sincerely|yours truly|yours faithfully|all the best|best|)"
    R"(cordially|respectfully|此致|敬礼|此致敬礼|此致，敬礼|祝好|顺颂商祺|顺祝商祺|顺祝|即颂|商祺|谢谢|多谢|感谢|謝謝|祝您?工作愉快|祝您?生活愉快|)"
    R"(祝您?一切顺利|致礼|敬祝|敬上|敬启)\s*[,.!，。！~～;；]*\s*$)";

inline constexpr std::string_view kContact =
    R"(^\W*((电话|手机|联系电话|联系方式|移动电话|座机|传真|邮箱|电子邮件|地址|网址|公司|微信|QQ|電話|手機|傳真|地址|)"
    R"(tel|phone|mobile|cell|fax|pager|voice|[ep]-?mail|internet|home ?page|web|www|office|direct|skype|m|t|p|f|o)[\s.*)]*[:：].*|)"
    R"(<?[\w.+-]+@[\w.-]+\.\w+>?|https?://[^\s/]+/?|www\.[^\s/]+/?)\s*$)";

/// The address of a page: a signature may have it, but often it is what a mail is about.
inline constexpr std::string_view kLink = R"(^\W*(https?://|www\.)\S+\s*$)";

/// Above the addressees in mails of Lotus Notes: "05/14/2001 12:09 PM", "Ida Berg on
/// 05/14/2001 12:09:54 PM".
inline constexpr std::string_view kStamp =
    R"((^|\bon )\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}(:\d{2})?( ?[AP]M)?\s*$)";

/// Below the name of a letter in Chinese: 2026年3月1日, 二〇二六年三月一日.
inline constexpr std::string_view kDate =
    R"(^\s*(\d{4}|[〇零○一二三四五六七八九]{4})\s*年\s*[\d一二三四五六七八九十]{1,2}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*[日号號]\s*$)";

inline constexpr std::string_view kDisclaimer =
    R"(^\W*(本邮件|本电子邮件|此邮件|本郵件|本電子郵件|此電子郵件|这封邮件).*(保密|机密|秘密|機密|专有|特权|仅供|仅限)|)"
    R"(^\W*(保密声明|免责声明|保密聲明|免責聲明)|^\W*如?果?[您你]?(不是|并非)(本邮件|此邮件)?[^，,]{0,8}收件人|)"
    R"(^\W*(confidentiality|disclaimer|legal notice|privileged)\b.*(notice|note|statement|:|$)|)"
    R"(^\W*if you are not the (intended|named) (recipient|addressee)|)"
    R"(^\W*the information transmitted .{0,20}intended (only|solely|for)|)"
    R"(^\W*(this|the information (contained )?in this|the contents of this)\s*(e-?mail|electronic mail|message|communication|transmission)\b.*)"
    R"((confidential|privileged|intended (only|solely|exclusively|for the)|solely|proprietary))";

/// What programs add to mails: remarks on automatic mails, warnings of outside senders, virus
/// scanners, references of help desks. The whole line.
inline constexpr std::string_view kNotice =
    R"(^\W{0,4}(this is an? auto(mated|matic|matically generated|-generated) (e-?mail|message|response|reply|notification)\b[^.?!]*do not (reply|respond)[^.?!]*|)"
    R"((please )?do not (reply|respond)( directly)? to this (automated |automatic )?(e-?mail|message)|please consider the environment before printing this e-?mail|)"
    R"(this (e-?mail|message) is a service from [^.?!]*([.] delivered by zendesk.*)?|caution: this (e-?mail|message) originated (from )?outside .*|)"
    R"(you don't often get e-?mail from .*|virus-free\.\W*www\.avast\.com.*|this e-?mail has been (checked|scanned) (for|by) .*(virus|malware|avast).*|)"
    R"(ref:\w+\.\w+:ref|\{#hs:[\d-]+#|(legal notice|privacy policy|unsubscribe)\W*https?://\S+|unsubscribe \| .{1,60}|)"
    R"((此|本)(邮件)?(为|由|是)?系统(自动)?(发出|发送|邮件|生成)[^。？?]*(请勿|无需|不要)(直接)?(回复|回信)[^。？?]*|)"
    R"((此|本|这是一?封)(邮件)?(为|由|是)?(系统)?自动(发出|发送|生成)[^。？?]*(请勿|无需|不要)(直接)?(回复|回信)[^。？?]*|外部邮件[，,：: ][^。？?]{0,30})\W{0,4}$)";

/// What makes a paragraph that begins like a disclaimer one. The customer's own "Disclaimer: I am
/// no lawyer, but …" has none of it.
inline constexpr std::string_view kLegalese =
    R"(confidential|intended (only|solely|exclusively|for|recipient)|recipient|addressee|privileged|proprietary|unauthori[sz]ed|liabil|liable|views|opinions|virus|)"
    R"(保密|机密|秘密|機密|收件人|特权|专有|泄露|未经授权|未經授權|法律责任|本邮件|本郵件|此邮件)";

/// Text above a name and a telephone that makes them what the mail has to say: somebody asked for
/// them, or they are what to use.
inline constexpr std::string_view kGivesContact =
    R"(\b(name|names|phone|mobile|cell|telephone|number|numbers|contact|details|address|recipient|receiver|attn|)"
    R"(call|reach|below|following|follows|requested|asked for|here (is|are|it is|you go|they are))\b|)"
    R"(姓名|名字|电话|電話|手机|手機|号码|號碼|联系|聯繫|地址|收件|收货|收貨|寄|如下|下面|以下|下方|信息|資料|资料)";

/// All that a mail says besides, when it only gives what was asked for.
inline constexpr std::string_view kOnlyPolite =
    R"(^\s*((hi|hello|hey|dear|good (morning|afternoon|evening))\b[^.!?。！？]{0,40}|(yes|sure|ok|okay|of course|certainly)|)"
    R"((您好|你好|嗨|好的?|可以|是的|嗯|亲)[^。！？]{0,8})\s*[,，.。!！~～]*\s*$)";

}  // namespace deskmill
