import Foundation
import Reading

/// A name or path as the file system has it: bytes, which need not be UTF-8 (names in GBK are common on Chinese systems).
struct FileName: Hashable, Sendable {
    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }
    init(_ text: String) { bytes = Array(text.utf8) }

    func appending(_ entry: FileName) -> FileName { FileName(bytes: bytes + [UInt8(ascii: "/")] + entry.bytes) }

    /// Calls the system with the name.
    func withCString<Value>(_ body: (UnsafePointer<CChar>) -> Value) -> Value {
        (bytes + [0]).withUnsafeBytes { body($0.baseAddress!.assumingMemoryBound(to: CChar.self)) }
    }

    /// The name as text that tells it from every other one: bytes that are no UTF-8 stand as `\xB5`.
    var shown: String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        let hex = Array("0123456789ABCDEF".utf8)
        var shown: [UInt8] = []
        var rest = bytes[...]
        while let first = rest.first {
            let length = FileName.lengthOfScalar(rest)
            if length > 0 {
                shown += rest.prefix(length)
            } else {
                shown += [UInt8(ascii: "\\"), UInt8(ascii: "x"), hex[Int(first >> 4)], hex[Int(first & 15)]]
            }
            rest = rest.dropFirst(max(1, length))
        }
        return String(decoding: shown, as: UTF8.self)
    }

    /// The name as a person would write it: GB18030 where it is no UTF-8; else as ``shown``.
    var readable: String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        return Converter.convert(bytes, from: "GB18030", to: "UTF-8").flatMap { String(validating: $0, as: UTF8.self) } ?? shown
    }

    /// Number of bytes of the UTF-8 scalar that a stretch begins with; 0 where it begins with none.
    private static func lengthOfScalar(_ bytes: ArraySlice<UInt8>) -> Int {
        for length in 1...4 where length <= bytes.count {
            if String(validating: bytes.prefix(length), as: UTF8.self) != nil { return length }
        }
        return 0
    }
}
