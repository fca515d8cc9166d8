import Reporting
import Testing

/// Text in XML and HTML.
@Suite struct MarkupTests {
    /// Every character alone and between others: what is markup, moves a cursor or turns a line round is escaped, all else stands as it is.
    @Test func everyCharacterStandsOrIsEscaped() {
        let markup = ["<": "&lt;", ">": "&gt;", "&": "&amp;", "\"": "&quot;", "'": "&#39;"]
        for value in Array(0...0xD7FF) + Array(0xE000...0x1_0FFF) {
            guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
            let text = String(scalar)
            let isNone = value == 0xFFFE || value == 0xFFFF
            let expected = markup[text] ?? (isNone ? "\u{FFFD}" : text.harmless)
            if text.escaped != expected { Issue.record("\(value) stands as \(text.escaped)") }
            if "总量\(text)1".escaped != "总量" + expected + "1" { Issue.record("\(value) is not escaped between others") }
        }
    }
}
