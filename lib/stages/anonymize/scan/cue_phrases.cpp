// The table of cue words, Chinese and English. To add one, add it to its group, between bars;
// phrases are lower case. Names have lists of their own.
// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/scan/cues.hpp"

#include <algorithm>

#include "stages/anonymize/names/given_names.hpp"
#include "stages/anonymize/names/surnames.hpp"

namespace deskmill {
namespace {

struct CueGroup {
  Cue cue;
  std::string_view phrases;  ///< with bars between them
};

constexpr CueGroup kGroups[] = {
    {Cue::kPhone,
     "手机|电话|電話|手機|号码是|联系方式|聯絡|座机|固话|来电|致电|拨打|热线|传真|"
     "phone|phones|telephone|tel|mobile|cell|cellphone|fax|call|text me|contact number|dial|"
     "my number|your number|my number is|my new number is|new "
     "number is|reach me at|reach me on|best number|contact|"
     "whatsapp|mob|ph|ph no|ph number|ring me|ring me on"},
    {Cue::kEmail,
     "邮箱|邮件|"
     "email|e-mail|mail"},
    {Cue::kIdNumber,
     "身份证|身分證|证件|身份号码|护照|通行证|社保卡|社保号|医保卡|医保号|驾驶证|驾照|驾照编号|"
     "台胞证|"
     "回乡证|居住证|军官证|"
     "id card|id number|id no|identity|passport|social security|ssn|driver's license|"
     "drivers license|driver license|driving licence|driver's licence|license number|"
     "licence number|license no|license #|my social|national insurance|ni number|nhs number|"
     "medicare number|tax id|taxpayer id|passport number|passport no|national id|identification "
     "number|identification no|national identification|voter id|"
     "aadhaar|aadhar|pan number|pan no|pan card|pan card number|pan is|pan:|nric|hkid|mykad|"
     "emirates id|tfn|tax file number|sin number|social insurance|cpf|curp|dni|nie number|pesel|"
     "bsn|codice fiscale|personalausweis|残疾证|户口本|居留证"},
    {Cue::kBankCard,
     "银行卡|信用卡|储蓄卡|借记卡|卡号|银行账|"
     "建行|工行|农行|招行|交行|开户行|"
     "bank card|credit card|debit card|card number|card no|card|visa|mastercard|amex|iban"},
    {Cue::kOrder,
     "订单号|订单编号|提货码|取货码|核销码|兑换码|券码|串号|案件号|案件编号|档案编号|电表号|水表号|"
     "燃气号|受理号|受理编号|投诉编号|订单尾号|訂單編號|訂單號|单号|"
     "運單號|工单|流水号|交易号|合同号|保单|售后单|服务单|取件码|发票号|预订号|预定号|预约号|票号|"
     "id:|order number|order no|order no.|order id|order #|order_id|order_no|order_number|orderid|"
     "tracking number|tracking no|tracking no.|tracking id|tracking #|tracking_number|"
     "ticket number|ticket id|ticket #|ticket_id|case number|case id|case #|reference number|"
     "reference no|reference no.|ref number|ref no|confirmation number|confirmation code|"
     "confirmation #|confirmation#|booking reference|booking number|booking no|booking no.|"
     "booking code|reservation number|invoice number|invoice #|invoice no|invoice no.|"
     "record locator|pnr|waybill|policy number|account number|account no|account no.|account #|"
     "member number|membership number|customer id|patient id|hospital id|student id|"
     "student number|employee id|employee number|client id|claim number|claim #|claim "
     "id|学号|病历号|"
     "住院号|客户编号|序列号|合同编号|户号|客户号|sn码|sn：|"
     "sn:|imei|order num|ac no|a/c no|ac number|acct number|acct no|acct #|routing number|"
     "sort code|application number|application id|conf number|voucher number|voucher no|"
     "serial number|serial no|serial #|ticket no|ticket no.|tkt no|tkt #|case ref|ticket ref|"
     "miles number|mileage number|reservation code|booking id|reservation id|case no|claim no|"
     "conf no|conf #|conf#|conf code|booking ref|customer number|customer no|customer no.|"
     "customer #|member id|member no|membership id|membership no|policy no|policy no.|policy #|"
     "claim no.|transaction id|transaction number|transaction no|transaction #|payment id|"
     "payment reference|request id|request number|incident number|incident #|rma|rma number|"
     "rma #|quote number|quote #|parcel number|parcel id|consignment number|meter number|"
     "order nr|order ref|frequent flyer number|frequent flyer no|frequent flyer #|loyalty number|"
     "rewards number|bag tag"},
    {Cue::kOrderWeak,
     "订单|訂單|快递|物流|包裹|运单|机票|order|ticket|package|parcel|shipment|confirmation|conf|"
     "reference|ref|"
     "case|report|bag|frequent flyer|account|acct|tracking|booking|reservation|invoice|policy|"
     "claim|transaction|顺丰|中通|圆通|韵达|申通|极兔|德邦|邮政"},
    {Cue::kAccount,
     "微信|微信号|加微|威信|薇信|扣扣|企鹅号|支付宝账号|支付宝账户|会员号|工号|会员卡号|"
     "用户名|账号|帐号|加薇|加威|加v|加我v|➕v|➕微|v信|v：|"
     "v:|wei信|q号|q群|旺旺|抖音号|快手号|小红书号|微博号|支付宝号|登录名|登陆名|支付宝是|支付宝：|"
     "支付宝:|游戏id|角色id|用户id|会员id|加我|绿泡泡|"
     "uid|wechat|weixin|vx|wx|qq|skype|line id|telegram|username|user name|user id|login id|"
     "login name|login:|account name|account id|userid|instagram|insta|ig|snapchat|discord|"
     "follow me @|twitter is @|twitter: @|tiktok: @|gamertag|gamer tag|psn|psn id|steam id|"
     "screen name|login is|user:|user=|login=|q：|q:"},
    {Cue::kBirth,
     "出生日期|出生年月|出生|生日|"
     "date of birth|birth date|birthdate|birthday|dob|d.o.b|d.o.b.|born|born on"},
    {Cue::kPlate,
     "车牌|车架号|车辆识别|license plate|licence plate|number plate|plate number|plate no|plate #|"
     "registration plate|car registration|vehicle registration|registration number|car reg|"
     "vehicle reg|reg number|reg no|vin|vin number|vin no|vehicle identification number"},
    {Cue::kTaxNumber, "税号|税务登记号|纳税人识别号|纳税识别号|社会信用代码"},
    {Cue::kLastDigits,
     "尾号|尾数|后四位|后六位|末四位|末六位|后几位|last four|last four digits|last digits|final "
     "four digits|ending|"
     "ending in|ending with|ends in|ends with|digits"},
    {Cue::kNickname,
     "昵称|会员名|网名|旺旺名|旺旺号|微信名|抖音名|快手名|qq名|花名|nickname|nick name"},
    {Cue::kMailHead, "subject:|sent:|主题：|主题:|发送时间"},
    {Cue::kHardware, "mac|mac address|mac addr|mac地址|physical address"},
    {Cue::kSecret,
     "token=|access_token=|session=|sessionid=|session_id=|api_key=|apikey=|"
     "验证码|驗證碼|校验码|动态码|动态口令|安全码|密码|密碼|口令|卡后三位|背面三位|背后三位|"
     "password|passcode|passwd|pwd|otp|verification code|security code|one-time code|cvv|cvc|pin|"
     "pin code|pw|pass:|access code|短信码"},
    {Cue::kAddress,
     "地址|住址|寄到|寄往|送到|送货|住在|家住|居住于|居住在|"
     "address|ship to|deliver to|live at|lives at|living at|resides at|residing at|located at"},
    {Cue::kAddressPart,
     "邮编|邮政编码|房间号|房号|门牌号|"
     "room number|room no|apartment number|apt number|flat number|house number|unit number|"
     "po box|p.o. box|p.o box|p o box|post office box|zip code|zipcode|zip|postcode|post code|"
     "postal code"},
    {Cue::kStreetEn, "street|avenue|road|boulevard|lane|parkway|terrace|crescent"},
    {Cue::kProvince,
     "北京|上海|天津|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|"
     "湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾"},
    {Cue::kNameLabel,
     "姓名|收件人|收货人|联系人|寄件人|户主|持卡人|户名|名字|贵姓|称呼|客户名|签收人|乘机人|入住人|"
     "机主|投保人|保险人|监护人|收款人|收款方|付款人|汇款人|开户人|"
     "署名|落款|受益人|申请人|当事人|投诉人|发件人|抄送|订购人|预订人|预定人|就诊人|经办人|负责人|"
     "对接人|"
     "name|names|customer_name|customername|username_real|first_name|last_name|full_name|"
     "display_name|cardholder|card holder|account "
     "holder|policyholder|beneficiary|claimant|applicant|"
     "passenger|passengers|guest|recipient|contact person|speaking with|chatting "
     "with|customer:|client:|caller:|requester:|assignee:|reporter:|"
     "address you|call you"},
    {Cue::kIntroZh, "我叫|俺叫|咱叫|名叫|我姓|俺姓|敝姓|免贵姓|名字叫|姓"},
    {Cue::kIntroZhWeak,
     "我是|本人|这边是|鄙人|叫我|称呼我|客服|老公叫|老婆叫|儿子叫|女儿叫|孩子叫|宝宝叫|妈妈叫|"
     "爸爸叫|朋友叫|寄给|"
     "送给|转给|交给|发给|留给|转账给|打款给|汇款给|付款给|退款给|退给|"
     "汇给|付给"},
    {Cue::kTitleZh, "先生|女士|小姐|太太"},
    {Cue::kTitleZhWeak,
     "经理|老师|师傅|医生|律师|主任|警官|阿姨|叔叔|同学|教授|博士|老板|"
     "姐，|姐。|姐！|姐～|姐您|姐你|姐早|哥，|哥。|哥！|哥～|哥您|哥你|哥早|"
     "总，|总。|总！|总～|总您|总你|总早|总好|嫂，|嫂您|嫂你|工，|工您|工你"},
    {Cue::kRoleZh,
     "快递员|小哥|配送员|派送员|送货员|骑手|导购|导购员|店长|店员|主管|销售|销售员|业务员|顾问|"
     "专员|收银员|技术员|工程师|站长|老板娘|医师|护士|同事|朋友|室友|邻居|亲戚|老公|老婆|丈夫|"
     "妻子|"
     "爱人|儿子|女儿|孩子|妈妈|爸爸|我妈|我爸|父亲|母亲|哥哥|姐姐|弟弟|妹妹|表哥|表姐|表弟|表妹|"
     "乘客|患者|病人|学员|业主|维修员|维修工|安装工|司机|保安|门卫|物业|房东|中介|班主任|助理|秘书|"
     "会计|主播"},
    {Cue::kIntroEn, "my name is|my name's|my name’s|name is|i am called|surname is"},
    {Cue::kIntroEnWeak,
     "call me|this is|i'm|i’m|i am|im|speak to|talk to|spoke with|spoke to|signed by|"
     "appointment with|meeting with|follow up with|speaking to|spoken to|spoken with|talked to|"
     "talked with|transfer me to|put me through to|signed for by|collected by|spelled|spelt|on "
     "behalf of|under the name|under the name of|in the name of|attn|ship it to|"
     "deliver it to|registered to|booked under|registered under|reservation under|account under|"
     "reservation is under|booking is under|order is under|account is under|it's under|its under|"
     "addressed to|name on the card is|name on the account is|name on the order is|"
     "name on the booking is|name was|names are|cardholder is|cardholder was|surname|last "
     "name|first name|family name|"
     "given name"},
    {Cue::kRoleEn,
     "agent|rep|representative|supervisor|manager|attendant|colleague|coworker|co-worker|"
     "technician|employee|associate|pilot|steward|stewardess|advisor|adviser|assistant|driver|"
     "named|wife|husband|son|daughter|mother|mom|mum|father|dad|brother|sister|cousin|uncle|aunt|"
     "niece|nephew|grandson|granddaughter|grandmother|grandfather|friend|girlfriend|boyfriend|"
     "fiance|fiancee|neighbor|neighbour|roommate|flatmate|landlord|boss"},
    {Cue::kTitleEn, "mr|mrs|ms|miss|dr|mister|madam|prof"},
    {Cue::kGreetingEn,
     "hi|hello|hey|dear|good morning|good afternoon|good evening|thanks|thank you|sorry|welcome|"
     "welcome back|worries|congratulations|congrats"},
    {Cue::kClosingEn,
     "regards|sincerely|cheers|best wishes|yours truly|yours faithfully|many "
     "thanks|best|yours|thx|warmly|"
     "此致|敬礼|顺颂商祺|顺祝商祺|祝好|敬祝|——|—"},
    {Cue::kAtWord,
     "[at]|(at)|{at}|#at#|[@]|(@)|"
     "艾特|小老鼠|"
     "at"},
    {Cue::kRequest,
     "请|提供|麻烦|告知|告诉|发一下|多少|什么|"
     "please|provide|your|may i|can i"},
    {Cue::kNumerals,
     "zero|two|three|four|five|six|seven|eight|nine|double|triple|"
     "壹叁|壹肆|壹伍|壹陆|壹柒|壹捌|壹玖|"
     "零零|零一|零二|零三|零四|零五|零六|零七|零八|零九|零幺|"
     "一零|一一|一二|一三|一四|一五|一六|一七|一八|一九|一幺|"
     "二零|二一|二二|二三|二四|二五|二六|二七|二八|二九|二幺|"
     "三零|三一|三二|三三|三四|三五|三六|三七|三八|三九|三幺|"
     "四零|四一|四二|四三|四四|四五|四六|四七|四八|四九|四幺|"
     "五零|五一|五二|五三|五四|五五|五六|五七|五八|五九|五幺|"
     "六零|六一|六二|六三|六四|六五|六六|六七|六八|六九|六幺|"
     "七零|七一|七二|七三|七四|七五|七六|七七|七八|七九|七幺|"
     "八零|八一|八二|八三|八四|八五|八六|八七|八八|八九|八幺|"
     "九零|九一|九二|九三|九四|九五|九六|九七|九八|九九|九幺|"
     "幺零|幺一|幺二|幺三|幺四|幺五|幺六|幺七|幺八|幺九|幺幺"},
};

void add_phrases(std::string_view phrases, char separator, Cue cue, std::vector<CuePhrase>& all) {
  for (std::size_t at = 0; at < phrases.size();) {
    const std::size_t end = std::min(phrases.find(separator, at), phrases.size());
    all.push_back({phrases.substr(at, end - at), cue});
    at = end + 1;
  }
}

}  // namespace

std::vector<CuePhrase> cue_phrases() {
  std::vector<CuePhrase> all;
  for (const CueGroup& group : kGroups) add_phrases(group.phrases, '|', group.cue, all);
  add_phrases(given_names(), ' ', Cue::kFirstNameEn, all);
  add_phrases(given_names_that_are_words(), ' ', Cue::kAmbiguousNameEn, all);
  add_phrases(surnames(), ' ', Cue::kSurnameEn, all);
  return all;
}

}  // namespace deskmill
