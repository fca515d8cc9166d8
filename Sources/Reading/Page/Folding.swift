/// What a scalar of the source becomes in clean text.
enum Folding {
    /// A scalar that stands for nothing: soft hyphen, zero-width characters, BOM, variation selectors.
    static let nothing: UInt32 = 0
    /// A blank of any kind.
    static let blank: UInt32 = 0x20
    /// An end of line of any kind.
    static let newline: UInt32 = 0x0A

    /// Full-width digits, letters and signs become ASCII; brackets and clause marks become full-width; blanks become one blank.
    @inline(__always)
    static func fold(_ scalar: UInt32) -> UInt32 {
        if scalar >= 0x4E00 && scalar <= 0x9FFF { return scalar }
        if scalar < 0x80 { return ascii(scalar) }
        return other(scalar)
    }

    private static func ascii(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x0A, 0x0B, 0x0C, 0x0D: return newline
        case 0x00...0x20, 0x7F: return blank
        case 0x28: return 0xFF08
        case 0x29: return 0xFF09
        case 0x3A: return 0xFF1A
        case 0x3B: return 0xFF1B
        case 0x21: return 0xFF01
        case 0x3F: return 0xFF1F
        default: return scalar
        }
    }

    private static func other(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: return scalar - 0xFEE0
        case 0xFF05, 0xFE6A: return 0x25  // ％
        case 0xFF0E: return 0x2E  // ．
        case 0xFF0B: return 0x2B  // ＋
        case 0xFF0D, 0x2212, 0xFE63: return 0x2D  // －
        case 0xFF0F: return 0x2F  // ／
        case 0x2013, 0x2015, 0x2500, 0x2E3A: return 0x2014  // — in all its widths
        case 0x223C, 0x301C: return 0xFF5E  // ～
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF, 0xFE00...0xFE0F: return nothing
        case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return blank
        case 0x85, 0x2028, 0x2029: return newline
        case 0x25A1, 0x25A0, 0x25A2, 0x25C6, 0x25CF: return 0x25A1  // end marks □ ■ ◆ ●
        case 0x2F00...0x2FD5: return radicals[Int(scalar - 0x2F00)]
        default: return scalar
        }
    }

    /// Kangxi radicals, which PDF extraction puts in place of the characters that look the same (Unicode NFKC).
    private static let radicals: [UInt32] =
        ("一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮"
        + "皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠")
        .unicodeScalars.map(\.value)

    static func isHan(_ scalar: UInt32) -> Bool {
        (0x4E00...0x9FFF).contains(scalar) || (0x3400...0x4DBF).contains(scalar) || scalar == 0x3007
    }
    static func isDigit(_ scalar: UInt32) -> Bool { scalar >= 0x30 && scalar <= 0x39 }
    static func isLatin(_ scalar: UInt32) -> Bool { (0x41...0x5A).contains(scalar) || (0x61...0x7A).contains(scalar) }
    /// 。！？；…
    static func endsSentence(_ scalar: UInt32) -> Bool {
        scalar == 0x3002 || scalar == 0xFF01 || scalar == 0xFF1F || scalar == 0xFF1B
    }
    /// ” ’ ） 》 】
    static func closes(_ scalar: UInt32) -> Bool {
        scalar == 0x201D || scalar == 0x2019 || scalar == 0xFF09 || scalar == 0x300B || scalar == 0x3011 || scalar == 0x300D
    }
}
