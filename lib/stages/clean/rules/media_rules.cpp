// SPDX-License-Identifier: Apache-2.0
#include <string_view>

#include "stages/clean/rules/tables.hpp"

namespace deskmill {
namespace {

/// Phrases of `needs` for names in brackets of any kind, ended by a "|".
std::string bracketed(const std::vector<std::string_view>& names) {
  std::string needs;
  for (const std::string_view name : names) {
    for (const std::string_view bracket : {"[", "【", "<", "(", "（", "[ ", "【 "}) {
      needs += std::string(bracket) + std::string(name) + "|";
    }
  }
  return needs;
}

}  // namespace

std::vector<Row> media_rules() {
  return {
      {.name = "media.placeholder",
       .pattern =
           R"(^(\s*[\[【<(（] ?(图片|图片消息|图片已忽略|语音消息|视频消息|文件消息|位置消息|链接消息|表情消息|消息卡片|商品|商品卡片|商品链接|商品信息|宝贝|宝贝卡片|订单|订单卡片|订单信息|照片|表情|动画表情|语音|视频|文件|位置|地理位置|链接|卡片消息|小程序|名片|红包|转账|合并转发|聊天记录|语音通话|视频通话|商品快照|)"
           R"(圖片|相片|貼圖|語音|語音訊息|影片|檔案|位置訊息|聯絡資訊|image|picture|photo|video|audio|voice|voice message|sticker|file|attachment|gif|)"
           R"(location|contact|contact card|media omitted|省略影音内容|省略多媒体文件|已省略媒体文件|省略多媒體檔案|媒體已略去|medien ausgeschlossen|)"
           R"((图片|视频|语音|文件|附件|表情|动画表情|image|img|photo|picture|video|audio|file|attachment|document|sticker|gif|voice message)\s*[:：]\s*[^\s\]】]+( [^\s\]】]+)?|cid:[^\s\]]+)\s*[\]】>)）]\s*)+$|)"
           R"(^\s*[\[【](语音|语音消息|语音通话|视频通话|语音聊天|视频聊天|视频)[\]】]\s*(通话时长)?\s*(\d+(:\d\d)+|\d+\s*(秒|s|″|"|''))\s*$|)"
           R"(^\s*[\[【](图片|照片|视频|语音|文件|附件|image|photo|video|file|attachment)[\]】]\s*(https?://\S+|\S+\.[a-z][a-z0-9]{1,3})\s*$|)"
           R"(^\s*missed (voice|video|group voice|group video) call( at [\d:]+ ?([ap]m)?)?\s*$|)"
           R"(^\s*(image|video|audio|sticker|gif|document|contact card|media) omitted\s*$|)"
           R"(^\s*(bild|video|audio|sticker|gif|dokument|kontaktkarte) weggelassen\s*$|)"
           R"(^\s*(圖片|影片|音訊|貼圖|文件|图像|图片|照片|表情|语音|视频|音频|贴图|文档|gif ?)(已略去|已忽略|已省略)\s*$|)"
           R"(^\s*<(multimedia omitido|archivo omitido|médias omis|mídia oculta|media omessi|media weggelaten|medya dahil edilmedi|pominięto multimedia)>\s*$|)"
           R"(^\s*(imagen|video|audio|sticker|gif|documento|imagem|vídeo|áudio|figurinha) (omitid|ocultad)[oa]\s*$|)"
           R"(^\s*(image|vidéo|audio|gif|document) absente?\s*$|)"
           R"(^\s*<(attached|附件)[:：] ?[^<>\n]+>\s*$|)"
           R"(^\s*\S+\.[a-z0-9]{2,4} \((file attached|Datei angehängt|archivo adjunto|文件附件)\)\s*$)",
       .needs =
           bracketed({"图片", "照片", "表情", "动画", "语音", "视频", "文件", "位置", "地理",
                      "链接", "卡片", "小程", "名片", "红包", "转账", "合并", "聊天", "商品",
                      "消息", "宝贝", "订单", "圖片", "相片", "貼圖", "語音", "影片", "檔案",
                      "聯絡", "附件", "docu", "省略", "媒體", "imag", "pict", "phot", "vide",
                      "audi", "voic", "stic", "file", "atta", "gif",  "loca", "cont", "medi"}) +
           "omitted|weggelassen|omitid|ocultad|absent|omis>|oculta>|omessi>|weggelaten>|"
           "edilmedi>|multimedia>|略去|已忽略|已省略|<attached|<附件|attached)|angehäng|adjunto)"
           "|"
           "文件附件|missed|[cid:|[img",
       .max_chars = 120,
       .match = {"[图片]",
                 "[图片][图片]",
                 "【语音】",
                 "<Media omitted>",
                 "image omitted",
                 "圖片已略去",
                 "[Sticker]",
                 "<省略多媒体文件>",
                 "<Medien ausgeschlossen>",
                 "Bild weggelassen",
                 "<attached: 00000012-PHOTO-2026-03-14.jpg>",
                 "IMG-20260314-WA0001.jpg (file attached)",
                 "IMG-20260314-WA0001.jpg (Datei angehängt)",
                 "<Multimedia omitido>",
                 "<Médias omis>",
                 "<Mídia oculta>",
                 "áudio ocultado",
                 "image absente",
                 "[图片消息]",
                 "[订单卡片]",
                 "[图片:https://img.example/1.jpg]",
                 "[cid:image001.png]",
                 "[语音]12\"",
                 "[语音通话] 通话时长 02:11",
                 "Missed voice call at 10:22",
                 "[文件] 发票.pdf",
                 "[Attachment: bill.pdf]"},
       .no_match = {"[订单x]", "[图片] 这个坏了", "[商品卡片] 薄款衬衫 89元", "[语音]12号到的",
                    "[图片1]", "I missed a call", "[语音] 12", "图片", "发个图片给我看看",
                    "[数字x]", "(see photo)", "photo", "see the bill (file attached)",
                    "bill.pdf (file attached) is wrong"}},
      {.name = "media.unsupported",
       .pattern =
           R"(^[\[【(（]?(该|此)消息(类型)?暂?不支持(显示|查看)?[，,]请[在到]?(最新版)?手机(端|上|版)?[^，,。？?吗我]*查看[\]】)）]?[。.]?$|)"
           R"(^[\[【(（]?(暂?不支持的?消息(类型)?|该消息(类型)?暂?不支持(显示|查看)?)[\]】)）]?[。.]?$|)"
           R"(^[\[【(（]?(您|你)?收到(一[条个])?[^，,。？?吗我]+[，,]请[在到]手机(端|上|版)?[^，,。？?吗我]*查看[\]】)）]?[。.]?$|)"
           R"(^you sent (a|an) (attachment|photo|video|sticker|voice message|gif)\.$|^(?-i:[A-Z])\S+ (?-i:[A-Z])\S* sent an attachment\.$|)"
           R"(^waiting for this message\. this may take a while\.?( learn more)?$)",
       .needs = "消息|photo|video|sticker|attachment|voice mess|gif.|while.",
       .max_chars = 40,
       .match = {"[不支持的消息类型]", "[该消息类型暂不支持，请在手机上查看]",
                 "收到一条视频/语音聊天消息，请在手机上查看",
                 "您收到一条不支持的消息，请在手机端查看", "You sent an attachment.",
                 "Ida Berg sent an attachment.",
                 "Waiting for this message. This may take a while."},
       .no_match = {"请在手机上查看怎么操作？", "不支持七天退货吗",
                    "我收到一条短信，请在手机上查看是不是真的",
                    "You sent a photo of the wrong shoe.", "I sent an attachment. Did you get it?",
                    "He sent an attachment."}},
      {.name = "media.xml",
       .pattern =
           R"((?s)^\s*(<\?xml[^>]*>\s*)?<msg>\s*<(emoji|img|voicemsg|videomsg|location)\b.*</msg>\s*$)",
       .needs = "<msg>|<?xml",
       .match = {"<msg><emoji type=\"2\" /></msg>"},
       .no_match = {"<msg><appmsg><title>退货单</title></appmsg></msg>", "<msg> what is it?"}},
      {.name = "media.codes",
       .pattern = R"(^(\s*#E-[a-z](\d+|\[数字x\])\s*)+$)",
       .needs = "#E-s|#E-b|#E-m",
       .max_chars = 120,
       .match = {"#E-s21", "#E-s[数字x]"},
       .no_match = {"好的#E-s21", "#E"}},
      {.name = "media.emoticons",
       .match = {"😊", "[微笑][玫瑰]", ":-) 🎉", "/:^_^", "/:066/:066", "[Smile]", "[吃瓜]"},
       .no_match = {"👍", "[OK]", "好的😊", "1️⃣", "[图片1]", "©"}},
  };
}

}  // namespace deskmill
