/// Radicals and compatibility characters, which PDF extraction puts in place of the characters that look the same: ⼾ is 户, ⻄ is 西.
enum Lookalikes {
    /// The character that `scalar` looks like; itself where there is none.
    static func fold(_ scalar: UInt32) -> UInt32 {
        let known: UInt32
        switch scalar {
        case 0x2E80...0x2EF3: known = supplement[Int(scalar - 0x2E80)]
        case 0x2F00...0x2FD5: known = radicals[Int(scalar - 0x2F00)]
        case 0xF900...0xFAFF: known = compatible[Int(scalar - 0xF900)]
        default: return scalar
        }
        return known == none ? scalar : Simplified.fold(known)
    }

    /// Stands in the tables where no character looks the same.
    private static let none: UInt32 = 0x3000

    /// CJK radicals supplement: the simplified forms, which Kangxi has not.
    private static let supplement: [UInt32] =
        ("　厂　　　　　　　　卜卩小小兀　尢　巳幺彑彐　心　攵　　　月　母民　水　　爪爿牛犬王疋目示　竹　纟　　网　　羊羊羊老　聿　臼艹艹艹虎　　西见角角　贝足车辶辶辶　　长　长门阜　雨青韦页风飞食食食　首马骨"
        + "鬼鱼鸟卤麦黄黾齐齐齿齿龙龙龟龟龟")
        .unicodeScalars.map(\.value)

    /// Kangxi radicals (Unicode NFKC).
    private static let radicals: [UInt32] =
        ("一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生"
        + "用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻"
        + "黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠")
        .unicodeScalars.map(\.value)

    /// Compatibility ideographs (Unicode NFKC).
    private static let compatible: [UInt32] =
        ("豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北"
        + "磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉"
        + "杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀　　塚　晴　　凞猪益礼神祥福靖精羽　蘒　諸　　逸都　　　飯飼"
        + "館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸難響頻恵　舘　　並况全侀充冀勇勺喝啕喙嗢塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒"
        + "敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱甆画瘝瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆視調諸請謁諾諭謹變贈輸遲醙鉶陼難靖韛響頋頻鬒龜　　　㮝䀘䀹　　　齃龎　　　　　　　　　　　　　　　　　　　　　　　　　　"
        + "　　　　　　　　　　　　")
        .unicodeScalars.map(\.value)
}
