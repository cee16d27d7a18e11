//! The plain form of a character, one to one or one to none, so that places map exactly.
//!
//! Browsers print 行 as the radical ⾏ and 见 as ⻅ into PDFs; offices in the south publish in traditional
//! characters; converters leave full-width digits and spaces of a dozen widths. The words of a form are the same
//! words in all of them.

/// Whether a character takes no room on the page (zero-width spaces and joiners, marks of direction, BOM).
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
}

/// How many bytes at the beginning stay as they are and hold no white space: simplified ideographs, `、` and `。`, ASCII.
/// That is nearly all of a report, so it is looked at by bytes.
pub(super) fn plain_length(text: &str) -> usize {
    let mut rest = text.as_bytes();
    loop {
        rest = match rest {
            [b'!'..=b'~', more @ ..] | [0xE3, 0x80, 0x81..=0x91, more @ ..] => more,
            [a @ 0xE4..=0xE9, b, c, more @ ..]
                if is_simplified(
                    (usize::from(a & 0x0F) << 6 | usize::from(b & 0x3F)) << 6 | usize::from(c & 0x3F),
                ) =>
            {
                more
            }
            _ => return text.len() - rest.len(),
        };
    }
}

/// Whether a code point is an ideograph that is no key of [`TRADITIONAL`].
fn is_simplified(code: usize) -> bool {
    let place = code.wrapping_sub(0x4E00);
    IS_TRADITIONAL.get(place / 64).is_some_and(|word| word & (1 << (place % 64)) == 0)
}

/// The plain form of one character; `None` for characters that take no room.
pub fn fold(c: char) -> Option<char> {
    Some(match c {
        ' '..='~' | '\n' => c,
        '\t' => ' ',
        '\u{4E00}'..='\u{9FFF}' => simplified(c),
        '\r' => return None,
        '\u{2028}' | '\u{2029}' | '\u{000B}' | '\u{000C}' => '\n',
        _ if is_invisible(c) => return None,
        '\u{3000}' | '\u{00A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '“' | '”' | '„' | '‟' | '″' => '"',
        '‘' | '’' | '‚' | '‛' | '′' => '\'',
        '−' | '–' | '—' | '―' | '‐' | '‑' | '‒' => '-',
        '○' | '◯' => '〇',
        '\u{2E80}'..='\u{2EF3}' => simplified(entry(SUPPLEMENT, c, '\u{2E80}')),
        '\u{2F00}'..='\u{2FD5}' => simplified(entry(KANGXI, c, '\u{2F00}')),
        '\u{F900}'..='\u{FA6D}' => simplified(entry(COMPATIBILITY, c, '\u{F900}')),
        _ => c,
    })
}

/// The character of a table that begins with `first`. Every character of the tables takes three bytes.
fn entry(table: &str, c: char, first: char) -> char {
    let at = (c as usize - first as usize) * 3;
    table.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(c)
}

/// The simplified form, for the characters of [`TRADITIONAL`].
fn simplified(c: char) -> char {
    if is_simplified(c as usize) {
        return c;
    }
    let pair = |nth: usize| TRADITIONAL.get(nth * 6..nth * 6 + 6).unwrap_or("").chars();
    let (mut low, mut high) = (0, TRADITIONAL.len() / 6);
    while low < high {
        let middle = low.midpoint(high);
        let mut both = pair(middle);
        match both.next() {
            Some(key) if key == c => return both.next().unwrap_or(c),
            Some(key) if key < c => low = middle + 1,
            _ => high = middle,
        }
    }
    c
}

/// One bit for each character from U+4E00 on: whether it is a key of [`TRADITIONAL`]. Most characters of most
/// reports are not, and are done with one look.
#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler, which stops at what is out of range")]
static IS_TRADITIONAL: [u64; 0x5200 / 64] = {
    let mut bits = [0u64; 0x5200 / 64];
    let bytes = TRADITIONAL.as_bytes();
    let mut at = 0;
    while at + 2 < bytes.len() {
        let high = (bytes[at] as usize & 0x0F) << 12;
        let code = high | (bytes[at + 1] as usize & 0x3F) << 6 | (bytes[at + 2] as usize & 0x3F);
        bits[(code - 0x4E00) / 64] |= 1 << ((code - 0x4E00) % 64);
        at += 6;
    }
    bits
};

/// U+2E80 to U+2EF3 (Unicode, EquivalentUnifiedIdeograph.txt); those without an ideograph stand for themselves.
const SUPPLEMENT: &str = "\
    ⺀厂乛乚乙亻冂⺇刀刂卜㔾小小兀尣尢⺑巳幺彑⺕忄心扌攵⺚旡日月歺母民氵\
    氺灬爫爫丬牛犭王⺪目示礻⺮糹纟罓罒㓁冗⺵羊⺷⺸耂肀聿月⺽艹艹艹虎衤覀\
    西见角⻇讠贝⻊车辶辶辶阝钅長镸长门⻕阝雨青韦页风飞食⻞飠饣⻡马骨鬼鱼\
    鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";

/// U+2F00 to U+2FD5 (Unicode, compatibility decomposition).
const KANGXI: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂\
    夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗\
    斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田\
    疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛\
    舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜\
    隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹\
    黽鼎鼓鼠鼻齊齒龍龜龠";

/// U+F900 to U+FA6D (Unicode, compatibility decomposition).
const COMPATIBILITY: &str = "\
    豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐\
    濫藍襤拉臘蠟廊朗浪狼郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄\
    籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北磻便\
    復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅濾礪閭驪\
    麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹\
    寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉杻柳流溜\
    琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝\
    燐璘藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀﨎﨏\
    塚﨑晴﨓﨔凞猪益礼神祥福靖精羽﨟蘒﨡諸﨣﨤逸都﨧﨨﨩飯飼館鶴郞隷侮僧\
    免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎\
    穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸難響頻恵𤋮舘";

/// Traditional and simplified characters in pairs, by code point: those of the forms, of office prose and of place
/// names, where the traditional one has no use of its own in simplified text.
const TRADITIONAL: &str = "\
    並并亂乱亞亚佈布佔占來来係系倉仓個个們们備备傳传債债傷伤僅仅價价儀仪\
    億亿儘尽償偿優优兒儿內内兩两冊册凍冻別别刪删則则創创劃划劇剧劉刘劑剂\
    動动務务勝胜勞劳勢势勵励勸劝匯汇區区協协卻却參参叢丛吳吴員员問问啓启\
    啟启單单嚴严國国圍围園园圖图團团執执堅坚報报場场塊块墊垫壓压壞坏壯壮\
    夠够奪夺奮奋婦妇孫孙學学實实寧宁審审寫写寬宽寶宝將将專专尋寻對对導导\
    屆届層层屬属岡冈島岛峽峡嶺岭師师帳账帶带幣币幫帮幹干幾几庫库廠厂廢废\
    廣广廬庐廳厅張张強强彈弹彙汇後后徑径從从復复徵征恆恒愛爱態态慮虑慶庆\
    憂忧憑凭應应懷怀戰战戲戏戶户掃扫掛挂採采揚扬換换損损搶抢擁拥擇择擔担\
    據据擬拟擴扩擾扰攜携攝摄敗败敵敌數数斷断於于昇升時时晉晋曆历書书會会\
    東东條条楊杨業业極极構构樓楼標标樣样橋桥機机橫横檔档檢检櫃柜欄栏權权\
    歐欧歡欢歲岁歷历歸归殘残氣气決决沒没況况減减測测渾浑準准溝沟溫温滄沧\
    滅灭滙汇滬沪滾滚滿满漁渔漢汉漣涟漲涨漸渐潔洁潛潜潯浔澤泽濟济濰潍濱滨\
    瀋沈瀏浏瀘泸灣湾災灾為为無无煙烟熱热營营爭争爲为牆墙狀状猶犹獎奖獨独\
    獲获現现瑤瑶環环瓊琼產产畝亩畢毕畫画異异當当療疗發发盡尽監监盤盘眾众\
    矯矫確确碼码礎础祕秘禮礼稅税種种稱称穀谷積积穩稳窮穷競竞筆笔節节範范\
    築筑簡简簽签籌筹糧粮糾纠紀纪約约紅红純纯紙纸級级細细紹绍終终組组結结\
    絕绝絡络給给統统經经綜综綠绿維维網网緊紧線线緣缘編编縣县縮缩縱纵總总\
    績绩織织繪绘繳缴繼继續续罰罚羅罗羣群義义習习聞闻聯联聲声職职聽听肅肃\
    脫脱腦脑臨临臺台與与舉举舊旧艱艰莊庄華华萬万葉叶蓋盖薦荐藝艺藥药蘇苏\
    蘭兰處处虛虚號号蟲虫衆众術术衛卫衝冲裏里補补裝装裡里製制複复襲袭見见\
    規规視视覺觉覽览觀观觸触訂订計计訊讯討讨訓训託托記记訟讼訣诀訪访設设\
    許许訴诉註注詐诈評评詞词詢询試试話话該该詳详誌志認认誘诱語语誠诚誤误\
    說说誰谁課课調调談谈請请諒谅論论諮咨諾诺謀谋講讲謝谢謹谨證证識识譯译\
    議议護护譽誉讀读變变讓让讚赞豐丰貝贝負负財财貢贡貧贫貨货販贩貫贯責责\
    貴贵買买貸贷費费貼贴貿贸賀贺資资賓宾賞赏賠赔賣卖質质賬账賴赖購购賽赛\
    贊赞贏赢贛赣趙赵趨趋跡迹踐践躍跃車车軌轨軍军軟软較较載载輔辅輕轻輛辆\
    輯辑輸输轉转辦办辭辞辯辩農农這这連连週周進进遊游運运過过達达違违遞递\
    遠远適适遲迟遷迁選选遺遗遼辽還还邊边郵邮鄉乡鄧邓鄭郑鄰邻鄲郸醫医釋释\
    釐厘針针銀银銘铭銷销鋒锋鋪铺鋼钢錄录錢钱錦锦錯错錶表鍋锅鍵键鎖锁鎮镇\
    鏈链鐘钟鐵铁鑑鉴鑒鉴長长門门閉闭開开間间閣阁閩闽閱阅關关陝陕陣阵陰阴\
    陳陈陸陆陽阳隊队階阶際际隨随險险隱隐雖虽雙双雜杂離离難难雲云電电靈灵\
    靜静鞏巩韋韦韓韩響响頁页頂顶項项順顺須须預预頒颁頓顿領领頭头頻频顆颗\
    題题額额顏颜願愿類类顧顾顯显風风飛飞飯饭飲饮飾饰養养餘余館馆馬马駁驳\
    駐驻駕驾騎骑騙骗騰腾驅驱驕骄驗验驚惊驛驿驟骤體体鬆松鬥斗魚鱼魯鲁鮮鲜\
    鳥鸟鳳凤鴻鸿鵬鹏鶴鹤鹹咸鹽盐麗丽麥麦麼么黃黄點点黨党齊齐齒齿齡龄龍龙\
    龜龟";

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        text.chars().filter_map(fold).collect()
    }

    #[test]
    fn radicals_become_ideographs() {
        assert_eq!(folded("⼀⼈⾏⽅⽆⻅⺠⻓⻔⾦"), "一人行方无见民长门金");
        assert_eq!(folded("\u{F9DE}\u{F98E}"), "吏年");
    }

    #[test]
    fn traditional_characters_become_simplified() {
        assert_eq!(
            folded("總體情況、收到和處理政府信息公開申請情況、行政複議、行政訴訟情況、存在的主要問題"),
            "总体情况、收到和处理政府信息公开申请情况、行政复议、行政诉讼情况、存在的主要问题"
        );
        assert_eq!(
            folded("本年新收、上年結轉、結轉下年度繼續辦理、總計、規範性文件"),
            "本年新收、上年结转、结转下年度继续办理、总计、规范性文件"
        );
    }

    #[test]
    fn simplified_text_stays_as_it_is() {
        let text = "三、收到和处理政府信息公开申请情况，共12件。《条例》";
        assert_eq!(folded(text), "三、收到和处理政府信息公开申请情况,共12件。《条例》");
    }

    #[test]
    fn what_stays_is_passed_over() {
        let passed = |text: &'static str| &text[..plain_length(text)];
        assert_eq!(passed("公开12件。、!~，"), "公开12件。、!~");
        assert_eq!(passed("办结 3"), "办结");
        assert_eq!([passed("總計"), passed("⾏"), passed("\u{3400}"), passed("é"), passed("")], [""; 5]);
        for c in (0..0x1_0000).filter_map(char::from_u32) {
            let mut buffer = [0; 4];
            let stays = plain_length(c.encode_utf8(&mut buffer)) > 0;
            assert!(!stays || fold(c) == Some(c) && !c.is_whitespace(), "{c:?}");
        }
    }

    #[test]
    fn the_tables_have_their_shape() {
        assert_eq!(SUPPLEMENT.chars().count(), 0x2EF4 - 0x2E80);
        assert_eq!(KANGXI.chars().count(), 0x2FD6 - 0x2F00);
        assert_eq!(COMPATIBILITY.chars().count(), 0xFA6E - 0xF900);
        for table in [SUPPLEMENT, KANGXI, COMPATIBILITY, TRADITIONAL] {
            assert!(table.chars().all(|c| c.len_utf8() == 3));
        }
        let keys: Vec<char> = TRADITIONAL.chars().step_by(2).collect();
        assert!(keys.is_sorted_by(|a, b| a < b));
        assert!(TRADITIONAL.chars().skip(1).step_by(2).all(|c| simplified(c) == c));
    }
}
