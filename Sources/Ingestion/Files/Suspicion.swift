import Quantities
import Reading

/// What speaks against taking the bytes of a file for a page of Chinese text, although they can be decoded.
///
/// Such a page would be read without an error, and its figures would stand beside garbage.
enum Suspicion {
    /// Why the bytes are no page; nil where nothing is wrong. Nothing is decoded for it.
    static func reason(ofBytes bytes: [UInt8], as form: FileForm = .text) -> String? {
        if form == .pdf { return bytes.starts(with: FileForm.pdfMark) ? nil : "no PDF, whatever its name says" }
        let heads: [(String, String)] = [
            ("%PDF-", "a PDF"), ("PK\u{3}\u{4}", "a ZIP or office file"), ("{\\rtf", "an RTF file"),
            ("%!PS", "a PostScript file"),
        ]
        for (head, name) in heads where bytes.starts(with: head.utf8) {
            let advice = name == "a PDF" ? "call it .pdf" : "give the text of it"
            return "\(name), not its text: \(advice)"
        }
        return nil
    }

    /// Why the text that was decoded from the bytes is none that anybody wrote; nil where nothing is wrong.
    static func reason(of reading: DocumentReading, bytes: [UInt8]) -> String? {
        if reading.shape?.form == .pdf {
            let text = Converter.convert(Array(reading.source.utf8), from: "UTF-8", to: "GB18030")
            return text.map(areRare) ?? false
                ? "its characters make hardly any common one: the PDF tells wrong ones for what it prints; take another edition"
                : nil
        }
        return reason(ofTextIn: reading.encoding, bytes: bytes)
    }

    /// The same of a plain text in an encoding.
    static func reason(ofTextIn encoding: String, bytes: [UInt8]) -> String? {
        if encoding == "gb18030" {
            return areRare(bytes)
                ? "the bytes fit GB18030, but make hardly any common character: Shift-JIS or Big5? Convert it to UTF-8" : nil
        }
        if isLost(bytes) { return "characters were lost before (U+FFFD): take the original file" }
        return isEncodedTwice(bytes) ? "UTF-8 that was taken for another encoding and encoded again: take the original file" : nil
    }

    /// Why the issue date cannot be right; a day of tolerance for papers of another time zone.
    static func reason(issued: Day?, today: Day?) -> String? {
        guard let issued, let today, issued > today.adding(days: 1) else { return nil }
        return "the issue date \(issued.iso) lies in the future: mend the name of the file, or give --issue-date"
    }

    /// Whether two-byte characters are mostly none of the 3755 common ones (first byte B0 to D7, second from A1), signs aside.
    private static func areRare(_ bytes: [UInt8]) -> Bool {
        var (common, others, index) = (0, 0, 0)
        while index + 1 < bytes.count {
            let (first, second) = (bytes[index], bytes[index + 1])
            guard first >= 0x81 else {
                index += 1
                continue
            }
            if second >= 0xA1, (0xB0...0xD7).contains(first) {
                common += 1
            } else if second < 0xA1 || !(0xA1...0xA3).contains(first) {
                others += 1
            }
            index += 2
        }
        return others > 3 && others > common
    }

    /// Whether the text, written in Latin-1, Windows-1252 or GBK, is UTF-8 again: of a dozen characters that is no chance.
    private static func isEncodedTwice(_ bytes: [UInt8]) -> Bool {
        let sample = bytes.count > 4096 ? Array(bytes[..<lineEnd(in: bytes, before: 4096)]) : bytes
        return [("WINDOWS-1252", 4), ("ISO-8859-1", 4), ("GB18030", 12)].contains { encoding, least in
            guard let original = Converter.convert(sample, from: "UTF-8", to: encoding) else { return false }
            let (characters, bytes, others) = utf8(in: original)
            // Some characters are lost where no other encoding has all bytes.
            return characters >= least && others * 4 <= bytes
        }
    }

    /// How many characters beyond ASCII the bytes have as UTF-8, of how many bytes, and how many bytes beyond ASCII belong to none.
    private static func utf8(in text: [UInt8]) -> (characters: Int, bytes: Int, others: Int) {
        var (characters, bytes, others, index) = (0, 0, 0, 0)
        while index < text.count {
            let length = text[index] >= 0xF0 ? 4 : text[index] >= 0xE0 ? 3 : text[index] >= 0xC2 ? 2 : 1
            let end = min(index + length, text.count)
            if length > 1, String(validating: text[index..<end], as: UTF8.self) != nil {
                characters += 1
                bytes += length
                index = end
            } else {
                if text[index] >= 0x80 { others += 1 }
                index += 1
            }
        }
        return (characters, bytes, others)
    }

    /// Whether more than one character in twenty is the one that stands for what could not be decoded (U+FFFD).
    private static func isLost(_ bytes: [UInt8]) -> Bool {
        var (lost, all) = (0, 0)
        for (index, byte) in bytes.enumerated() where byte >= 0xC0 {
            all += 1
            if byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] == 0xBD { lost += 1 }
        }
        return lost >= 3 && lost * 20 > all
    }

    private static func lineEnd(in bytes: [UInt8], before limit: Int) -> Int {
        var end = bytes[..<limit].lastIndex(of: UInt8(ascii: "\n")) ?? limit
        while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return end
    }
}
