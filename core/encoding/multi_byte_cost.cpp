// See multi_byte_cost.h. Where a character stands in its standard says how common it is: the first level holds what people write daily. The most
// frequent ones tell languages apart.
#include "core/encoding/multi_byte_cost.h"

#include <algorithm>
#include <array>

#include "core/encoding/pair_table.h"

namespace consentry {
namespace {

using enum EncodingFamily;

// Costs in half bits.
constexpr uint64_t kFrequent = 9, kMark = 10, kCommon = 19, kSeldom = 30, kRare = 36, kNone = 60, kFault = 60,
                   kHalfWidth = 18;
constexpr uint64_t kBesideLetter = 12;

constexpr std::u16string_view kSimplified =
    u"的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能"
    u"好都然没日于起还发成事只作当想看文无开"
    u"手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话"
    u"儿者向情部正名定女问力机给等几很业最间"
    u"新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市体别处总才场师"
    u"书比住员九笑性通目华报立马命张活难神数"
    u"件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特"
    u"觉望直服毛林题建南度统色字请交爱让认算"
    u"李刘陈杨赵黄周吴徐孙胡朱郭罗宋郑谢韩唐冯董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范姚谭廖邹"
    u"熊金陆郝孔崔康毛邱秦江史顾侯邵孟龙段雷"
    u"广州深圳杭武汉成都重庆省区县街号楼室伟芳娜敏静强磊军洋勇艳杰娟涛超秀霞";
constexpr std::u16string_view kTraditional =
    u"的一是不了人我在有他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可裡後小麼心多天而能"
    u"好都然沒日於起還發成事只作當想看文無開"
    u"手十用主行方又如前所本見經頭面公同三已老從動兩長知民樣現分將外但身些與高意進把法此實回二理美點月明其種聲全工己話"
    u"兒者向情部正名定女問力機給等幾很業最間"
    u"新什打便位因重被走電四第門相次東政海口使教西再平真聽世氣信北少關並內加化由卻代軍產入先山五太水萬市體別處總才場師"
    u"書比住員九笑性通目華報立馬命張活難神數"
    u"件安表原車白應路期叫死常提感金何更反合放做系計或司利受光王果親界及今京務制解各任至清物台象記邊共風戰干接它許八特"
    u"覺望直服毛林題建南度統色字請交愛讓認算"
    u"李劉陳楊趙黃周吳徐孫胡朱郭羅宋鄭謝韓唐馮董程曹袁鄧傅沈曾彭呂蘇盧蔣蔡賈丁魏薛葉余潘杜戴夏鍾汪田姜范姚譚廖鄒熊陸邱"
    u"秦江顧侯邵孟龍段雷灣北市縣區路街號樓";
constexpr std::u16string_view kJapanese =
    u"日一国人年大十二本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西"
    u"電校語土木聞食車何南万毎白天母火右読友"
    u"左休父雨会同事自社発者地業方新場員立開手力問代明動京目通言理体田主題意不作用度強公持野以思家世多正安院心界教文元"
    u"重近考画海売知道集別物使品計死特私始朝"
    u"運終台広住真有口少町料工建空急止送切転研足究楽起着店病質待試族銀早映親験英医仕去味写字答夜音注帰古歌買悪図週室歩"
    u"風紙黒花春赤青館屋色走秋夏旅服夕借飲"
    u"佐藤鈴木橋渡辺伊村林加吉井松崎原岡島福谷戸坂県府市区丁番美香裕健太郎";
constexpr std::u16string_view kKorean =
    u"이다는을의에가고하지은를로사한기어리자아대도나시인일서정부그만해수라들있것으전장여과구원게보스동안주조상니제마선"
    u"신성회고경우세미유비오연소공방화트모관개문당"
    u"국지무위면력터까치러내행적영생간분양김박최강윤임권황송류홍민준현진영희숙철호경울산광천북남포제강역길번층님습합개"
    u"월입금";

/// Frequent in the languages that an encoding is for.
std::u16string_view frequent_of(EncodingFamily family) {
  switch (family) {
    case gb18030: return kSimplified;
    case big5: return kTraditional;
    case euc_kr: return kKorean;
    default: return kJapanese;
  }
}

bool within(unsigned byte, unsigned first, unsigned last) { return byte >= first && byte <= last; }

uint64_t place_cost(EncodingFamily family, unsigned lead, unsigned trail) {
  const unsigned pair = lead << 8 | trail;
  switch (family) {
    case gb18030:
      if (trail < 0xA1) return kRare;
      if (within(lead, 0xB0, 0xD7)) return kCommon;
      return within(lead, 0xA1, 0xA3) ? kMark : within(lead, 0xD8, 0xF7) ? kSeldom : kRare;
    case big5:
      if (within(pair, 0xA440, 0xC67E)) return kCommon;
      return within(pair, 0xA140, 0xA3BF) ? kMark : within(pair, 0xC940, 0xF9D5) ? kSeldom : kRare;
    case euc_kr:
      if (within(lead, 0xB0, 0xC8) && trail >= 0xA1) return kCommon - 1;
      return within(lead, 0xA1, 0xA3) && trail >= 0xA1   ? kMark
             : within(lead, 0xCA, 0xFD) && trail >= 0xA1 ? kRare - 2
                                                         : kRare;
    case shift_jis:
      if (within(pair, 0x829F, 0x8396)) return kFrequent;
      if (within(pair, 0x8140, 0x829E)) return kMark;
      return within(pair, 0x889F, 0x9872) ? kCommon : within(pair, 0x989F, 0xEAA4) ? kSeldom : kRare;
    default:
      if (within(lead, 0xA4, 0xA5)) return kFrequent;
      if (within(lead, 0xA1, 0xA3)) return kMark;
      return lead == 0x8E               ? kHalfWidth
             : within(lead, 0xB0, 0xCF) ? kCommon
             : within(lead, 0xD0, 0xF4) ? kSeldom
                                        : kRare;
  }
}

}  // namespace

uint64_t cost_of(const MultiByteTally& tally, const Encoding& encoding) {
  const EncodingFamily family = tally.family();
  const PairTable& table = PairTable::of(encoding);
  const std::u16string_view frequent = frequent_of(family);
  uint64_t cost = encoding.rarity + tally.faults() * kFault + tally.singles() * kHalfWidth + tally.longer() * kRare +
                  tally.beside_letters() * kBesideLetter;
  for (unsigned lead = 0x80; lead < 0x100; ++lead) {
    for (unsigned trail = 0x40; trail < 0x100; ++trail) {
      const uint32_t count = tally.pairs(static_cast<uint8_t>(lead), static_cast<uint8_t>(trail));
      if (!count) continue;
      const uint32_t character =
          lead == 0x8E && family == euc_jp ? 0xFF71 : table.at(static_cast<uint8_t>(lead), static_cast<uint8_t>(trail));
      const bool is_frequent =
          character && character < 0x10000 && frequent.find(static_cast<char16_t>(character)) != frequent.npos;
      cost += count * (!character ? kNone : is_frequent ? kFrequent : place_cost(family, lead, trail));
    }
  }
  return cost;
}

}  // namespace consentry
