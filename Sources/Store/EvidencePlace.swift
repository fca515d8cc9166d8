import Foundation

/// Where a figure is printed, `document:start-end`; or any other words, as of a derivation.
///
/// A page prints hundreds of figures: they share its name.
public struct EvidencePlace: Hashable, Sendable {
    private let name: String
    private let start: Int32
    private let end: Int32

    /// Of a figure of which it was not asked.
    static let none = EvidencePlace(whole: "")

    /// Evidence of any sort, as it is cited.
    public init(_ text: String) {
        var (text, reader) = (text, EvidenceReader())
        self = text.withUTF8 { reader.place(in: $0) }
    }

    /// Evidence of another sort.
    fileprivate init(whole text: String) { (name, start, end) = (text, -1, -1) }

    /// Scalars of a document.
    fileprivate init(document: String, start: Int32, end: Int32) { (name, self.start, self.end) = (document, start, end) }

    /// As it is cited.
    public var text: String {
        guard start >= 0 else { return name }
        var name = name
        return name.withUTF8 { name in
            String(unsafeUninitializedCapacity: name.count + 22) { bytes in
                _ = UnsafeMutableBufferPointer(rebasing: bytes[..<name.count]).initialize(fromContentsOf: name)
                var place = name.count
                func put(_ mark: Unicode.Scalar, _ number: Int32) {
                    bytes[place] = UInt8(truncatingIfNeeded: mark.value)
                    var width = 1
                    var rest = number / 10
                    while rest > 0 { (width, rest) = (width + 1, rest / 10) }
                    rest = number
                    for digit in (1...width).reversed() {
                        bytes[place + digit] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                        rest /= 10
                    }
                    place += width + 1
                }
                put(":", start)
                put("-", end)
                return place
            }
        }
    }

    /// The document with the first scalar and the one behind the last; nil where the evidence is of another sort.
    public var parts: (document: String, start: Int, end: Int)? { start >= 0 ? (name, Int(start), Int(end)) : nil }

    /// Name of the document that it names first; nil where it is of another sort.
    public var document: Substring? {
        if start >= 0 { return name[...] }
        let first = name.prefix { $0 != ";" }
        return first.lastIndex(of: ":").map { first[..<$0] }
    }
}

/// Reads evidence; rows of one document mostly follow one another, and then share its name.
struct EvidenceReader {
    private var last = ""

    /// The evidence in `text`.
    mutating func place(in text: UnsafeBufferPointer<UInt8>) -> EvidencePlace {
        guard let parts = EvidenceReader.parts(of: text) else {
            return EvidencePlace(whole: String(decoding: text, as: UTF8.self))
        }
        let name = UnsafeBufferPointer(rebasing: text[..<parts.colon])
        let isSame =
            last.utf8.count == name.count
            && last.withUTF8 { last in
                guard let one = last.baseAddress, let other = name.baseAddress else { return last.isEmpty && name.isEmpty }
                return memcmp(one, other, name.count) == 0
            }
        if !isSame { last = String(decoding: name, as: UTF8.self) }
        return EvidencePlace(document: last, start: parts.start, end: parts.end)
    }

    /// Where the name ends, and both numbers; nil where it is not one place, or not written as a place is.
    private static func parts(of text: UnsafeBufferPointer<UInt8>) -> (colon: Int, start: Int32, end: Int32)? {
        var place = text.count
        func number(after mark: UInt8) -> Int32? {
            let behind = place
            var (value, unit) = (0, 1)
            while place > 0, behind - place < 9, (48...57).contains(text[place - 1]) {
                value += Int(text[place - 1] - 48) * unit
                (place, unit) = (place - 1, unit * 10)
            }
            guard place < behind, place > 0, text[place - 1] == mark, behind - place == 1 || text[place] != 48 else { return nil }
            place -= 1
            return Int32(value)
        }
        guard let end = number(after: UInt8(ascii: "-")), let start = number(after: UInt8(ascii: ":")),
            !text[..<place].contains(UInt8(ascii: ";"))
        else { return nil }
        return (place, start, end)
    }
}
