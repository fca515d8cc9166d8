import Foundation
import Testing

@testable import Reporting

/// Nothing that is printed can speak to the terminal.
struct HarmlessTests {
    @Test(arguments: [
        ("快递", "快递"), ("a\u{1B}[31mb", #"a\x1B[31mb"#), ("a\nb\r\tc\u{0}\u{7F}", #"a\nb\r\tc\x00\x7F"#),
        ("\u{9B}31m", #"\x9B31m"#),
        ("x\u{202E}txt\u{2066}\u{200F}\u{61C}", #"x\u202Etxt\u2066\u200F\u061C"#), ("a\u{2028}b\u{85}", #"a\u2028b\x85"#),
        ("e\u{301}😀👨‍👩‍👧", "e\u{301}😀👨‍👩‍👧"),
    ])
    func whatATerminalWouldObeyIsShown(text: String, shown: String) {
        #expect(text.harmless == shown)
        #expect(shown.harmless == shown)
    }

    @Test func linesOfTheProgramStay() { #expect("a\nb\u{1B}\n".harmlessLines == "a\nb\\x1B\n") }

    /// The same string to a program that reads JSON, and harmless to a terminal.
    @Test(arguments: ["a\u{1B}\u{9B}\u{202E}\u{2028}\n\"\\", "“快递”——ü\u{7F}", "\u{0}"])
    func jsonIsHarmlessAndTheSame(text: String) throws {
        var bytes: [UInt8] = []
        bytes.append(jsonString: text)
        let printed = String(decoding: bytes, as: UTF8.self)
        #expect(printed.harmless == printed)
        #expect(try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed) as? String == text)
    }
}
