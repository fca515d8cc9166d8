/// The tags, texts and comments of HTML or XML, one after the other. Whatever the bytes are, there is a next token or an end.
package struct HtmlTokens {
    /// A tag, a stretch of text, or a comment.
    package enum Token {
        /// `<td colspan=2>`; names are in small letters. An element that is closed at once has its ``close`` behind it.
        case open(String, [String: String])
        /// `</td>`
        case close(String)
        /// Text with its entities resolved.
        case text(String)
        /// What stands between `<!--` and `-->`, as it is.
        case comment(String)
    }

    private let bytes: [UInt8]
    private var place = 0
    /// The name of an element that is closed at once.
    private var closing: String?

    /// - Parameter bytes: UTF-8; wrong bytes become U+FFFD.
    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    private static let less = UInt8(ascii: "<")
    private static let greater = UInt8(ascii: ">")
    /// Elements whose content is no text of the page.
    private static let raw: Set<String> = ["script", "style", "textarea", "xmp"]

    package mutating func next() -> Token? {
        if let name = closing {
            closing = nil
            return .close(name)
        }
        while place < bytes.count {
            guard bytes[place] == HtmlTokens.less, let token = markup() else { return text() }
            if let token { return token }
        }
        return nil
    }

    /// Text up to the next tag; a `<` that begins none belongs to it.
    private mutating func text() -> Token {
        let start = place
        place += 1
        while place < bytes.count, bytes[place] != HtmlTokens.less { place += 1 }
        return .text(HtmlEntities.resolved(bytes[start..<place]))
    }

    /// The markup at `place`, which is moved past it: `.some(nil)` where it says nothing, nil where it is a sign in a text.
    private mutating func markup() -> Token?? {
        guard place + 1 < bytes.count else { return nil }
        if has("<!--", at: place) { return .some(comment()) }
        switch bytes[place + 1] {
        case UInt8(ascii: "!"), UInt8(ascii: "?"):
            place = end(of: place)
            return .some(nil)
        case UInt8(ascii: "/"):
            guard place + 2 < bytes.count, HtmlTokens.isLetter(bytes[place + 2]) else { return nil }
            let start = place + 2
            let name = self.name(from: start)
            place = end(of: start)
            return .close(name)
        case let byte where HtmlTokens.isLetter(byte): return .some(tag())
        default: return nil
        }
    }

    private mutating func comment() -> Token {
        let start = place + 4
        var stop = start
        while stop < bytes.count, !has("-->", at: stop) { stop += 1 }
        place = min(bytes.count, stop + 3)
        return .comment(String(decoding: bytes[min(start, stop)..<stop], as: UTF8.self))
    }

    private mutating func tag() -> Token {
        let name = self.name(from: place + 1)
        var attributes: [String: String] = [:]
        place += 1 + name.utf8.count
        while place < bytes.count, bytes[place] != HtmlTokens.greater, bytes[place] != HtmlTokens.less {
            if bytes[place] == UInt8(ascii: "/"), place + 1 < bytes.count, bytes[place + 1] == HtmlTokens.greater {
                closing = name
            }
            if HtmlTokens.isBlank(bytes[place]) || bytes[place] == UInt8(ascii: "/") {
                place += 1
            } else {
                attribute(&attributes)
            }
        }
        if place < bytes.count, bytes[place] == HtmlTokens.greater { place += 1 }
        if closing == nil, HtmlTokens.raw.contains(name) { skip(to: name) }
        return .open(name, attributes)
    }

    private mutating func attribute(_ attributes: inout [String: String]) {
        let start = place
        while place < bytes.count, !HtmlTokens.isBlank(bytes[place]), bytes[place] != UInt8(ascii: "="),
            bytes[place] != HtmlTokens.greater
        {
            place += 1
        }
        let key = HtmlTokens.lower(bytes[start..<place])
        while place < bytes.count, HtmlTokens.isBlank(bytes[place]) { place += 1 }
        var value = bytes[place..<place]
        if place < bytes.count, bytes[place] == UInt8(ascii: "=") {
            place += 1
            while place < bytes.count, HtmlTokens.isBlank(bytes[place]) { place += 1 }
            if place < bytes.count, bytes[place] == UInt8(ascii: "\"") || bytes[place] == UInt8(ascii: "'") {
                let end = bytes[(place + 1)...].firstIndex(of: bytes[place]) ?? bytes.count
                value = bytes[(place + 1)..<max(end, place + 1)]
                place = min(bytes.count, end + 1)
            } else {
                let first = place
                while place < bytes.count, !HtmlTokens.isBlank(bytes[place]), bytes[place] != HtmlTokens.greater { place += 1 }
                value = bytes[first..<place]
            }
        } else if place == start {
            place += 1  // a sign that no name begins with
        }
        if attributes[key] == nil { attributes[key] = HtmlEntities.resolved(value) }
    }

    /// Moves to the end tag of an element whose content is no markup.
    private mutating func skip(to name: String) {
        while place < bytes.count {
            if bytes[place] == HtmlTokens.less, place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "/"),
                self.name(from: place + 2) == name
            {
                return
            }
            place += 1
        }
    }

    /// One past the `>` of a tag.
    private func end(of start: Int) -> Int {
        bytes[start...].firstIndex(of: HtmlTokens.greater).map { $0 + 1 } ?? bytes.count
    }

    private func name(from start: Int) -> String {
        var end = start
        while end < bytes.count, HtmlTokens.isLetter(bytes[end]) || HtmlTokens.isNameByte(bytes[end]) { end += 1 }
        return HtmlTokens.lower(bytes[start..<end])
    }

    private func has(_ word: StaticString, at place: Int) -> Bool {
        let length = word.utf8CodeUnitCount
        return place + length <= bytes.count
            && bytes[place..<place + length].elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: length))
    }

    private static func lower(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 32 : $0 }, as: UTF8.self)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte >= 0x30 && byte <= 0x39 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
    }
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }
}
