/// A value of JSON as records have it: whole numbers alone, keys in the order in which they stand.
///
/// Read here and not by Foundation's decoder, which takes four times as long as reading the text that the record is of.
enum JSONPart {
    case null
    case bool(Bool)
    case number(Int)
    case text(String)
    case list([JSONPart])
    case object(JSONFields)

    /// Reads one value with nothing but blanks around it.
    init(_ bytes: [UInt8]) throws(JSONProblem) {
        var parser = JSONParser(bytes: bytes)
        self = try parser.value(depth: 0)
        parser.skipBlanks()
        guard parser.place == bytes.count else { throw parser.problem("more behind the end of the value") }
    }
}

/// What is wrong with a line of JSON, for people.
struct JSONProblem: Error {
    var words: String
}

/// The fields of an object.
struct JSONFields {
    fileprivate(set) var fields: [(key: String, value: JSONPart)] = []

    /// The value of a field, nil where it is null or not there.
    subscript(key: String) -> JSONPart? {
        for field in fields where field.key.utf8.elementsEqual(key.utf8) {
            if case .null = field.value { return nil }
            return field.value
        }
        return nil
    }

    /// Words that must be there.
    func text(_ key: String) throws(JSONProblem) -> String { try needed(optionalText(key), key) }

    /// Words, or nil.
    func optionalText(_ key: String) throws(JSONProblem) -> String? {
        switch self[key] {
        case .text(let text)?: return text
        case nil: return nil
        default: throw JSONProblem(words: "“\(key)” is no text")
        }
    }

    /// A whole number that must be there.
    func number(_ key: String) throws(JSONProblem) -> Int { try needed(optionalNumber(key), key) }

    /// A whole number, or nil.
    func optionalNumber(_ key: String) throws(JSONProblem) -> Int? {
        switch self[key] {
        case .number(let number)?: return number
        case nil: return nil
        default: throw JSONProblem(words: "“\(key)” is no whole number")
        }
    }

    /// True or false, which must be there.
    func bool(_ key: String) throws(JSONProblem) -> Bool {
        if case .bool(let bool)? = self[key] { return bool }
        throw JSONProblem(words: "“\(key)” is neither true nor false")
    }

    /// An object, or nil.
    func optionalObject(_ key: String) throws(JSONProblem) -> JSONFields? {
        switch self[key] {
        case .object(let object)?: return object
        case nil: return nil
        default: throw JSONProblem(words: "“\(key)” is no object")
        }
    }

    /// A list that must be there, each of its values made into something.
    func list<Value>(_ key: String, _ make: (JSONPart) throws(JSONProblem) -> Value) throws(JSONProblem) -> [Value] {
        guard case .list(let parts)? = self[key] else {
            throw JSONProblem(words: self[key] == nil ? "a record without “\(key)”" : "“\(key)” is no list")
        }
        var values: [Value] = []
        values.reserveCapacity(parts.count)
        for part in parts { values.append(try make(part)) }
        return values
    }

    /// A list of objects that must be there.
    func objects<Value>(_ key: String, _ make: (JSONFields) throws(JSONProblem) -> Value) throws(JSONProblem) -> [Value] {
        try list(key) { (part) throws(JSONProblem) -> Value in
            guard case .object(let object) = part else { throw JSONProblem(words: "“\(key)” is no list of objects") }
            return try make(object)
        }
    }

    /// A list of words that must be there.
    func texts(_ key: String) throws(JSONProblem) -> [String] {
        try list(key) { (part) throws(JSONProblem) -> String in
            guard case .text(let text) = part else { throw JSONProblem(words: "“\(key)” is no list of texts") }
            return text
        }
    }

    private func needed<Value>(_ value: Value?, _ key: String) throws(JSONProblem) -> Value {
        guard let value else { throw JSONProblem(words: "a record without “\(key)”") }
        return value
    }
}

/// Takes values from bytes, one after the other.
private struct JSONParser {
    let bytes: [UInt8]
    var place = 0

    /// Deeper than any record; what is deeper would use up the stack.
    private static let mostDepth = 16

    mutating func value(depth: Int) throws(JSONProblem) -> JSONPart {
        guard depth < JSONParser.mostDepth else { throw problem("too many brackets") }
        skipBlanks()
        switch place < bytes.count ? bytes[place] : 0 {
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "{"): return .object(try object(depth))
        case UInt8(ascii: "["): return .list(try list(depth))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        default: return .number(try number())
        }
    }

    mutating func skipBlanks() {
        while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x0D || bytes[place] == 0x09 { place += 1 }
    }

    func problem(_ words: String) -> JSONProblem { JSONProblem(words: "no JSON (\(words) at byte \(place + 1))") }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard place < bytes.count, bytes[place] == byte else { return false }
        place += 1
        return true
    }

    private mutating func object(_ depth: Int) throws(JSONProblem) -> JSONFields {
        place += 1
        var object = JSONFields()
        if take(UInt8(ascii: "}")) { return object }
        repeat {
            skipBlanks()
            guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { throw problem("a key is missing") }
            let key = try text()
            guard take(UInt8(ascii: ":")) else { throw problem("a colon is missing") }
            object.fields.append((key, try value(depth: depth + 1)))
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw problem("an object does not end") }
        return object
    }

    private mutating func list(_ depth: Int) throws(JSONProblem) -> [JSONPart] {
        place += 1
        var list: [JSONPart] = []
        if take(UInt8(ascii: "]")) { return list }
        repeat { list.append(try value(depth: depth + 1)) } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw problem("a list does not end") }
        return list
    }

    private mutating func word(_ word: StaticString, _ value: JSONPart) throws(JSONProblem) -> JSONPart {
        let end = place + word.utf8CodeUnitCount
        guard end <= bytes.count,
            bytes[place..<end].elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
        else { throw problem("a value is missing") }
        place = end
        return value
    }

    private mutating func number() throws(JSONProblem) -> Int {
        let start = place
        if place < bytes.count, bytes[place] == UInt8(ascii: "-") { place += 1 }
        while place < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place]) { place += 1 }
        guard let number = Int(String(decoding: bytes[start..<place], as: UTF8.self)) else { throw problem("a value is missing") }
        return number
    }

    private mutating func text() throws(JSONProblem) -> String {
        place += 1
        let start = place
        while place < bytes.count, bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "\\") { place += 1 }
        guard place < bytes.count else { throw problem("a text does not end") }
        if bytes[place] == UInt8(ascii: "\"") {
            place += 1
            return try decoded(bytes[start..<place - 1])
        }
        var unescaped = Array(bytes[start..<place])
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            guard bytes[place] == UInt8(ascii: "\\") else {
                unescaped.append(bytes[place])
                place += 1
                continue
            }
            unescaped.append(contentsOf: String(try escaped()).utf8)
        }
        guard place < bytes.count else { throw problem("a text does not end") }
        place += 1
        return try decoded(unescaped[...])
    }

    private func decoded(_ bytes: ArraySlice<UInt8>) throws(JSONProblem) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw problem("a text that is no UTF-8") }
        return text
    }

    private mutating func escaped() throws(JSONProblem) -> Unicode.Scalar {
        let sign = place + 1 < bytes.count ? bytes[place + 1] : 0
        place += 2
        switch sign {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(sign)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            let first = try unit()
            guard 0xD800..<0xDC00 ~= first else {
                guard let scalar = Unicode.Scalar(first) else { throw problem("half a character") }
                return scalar
            }
            guard place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u") else {
                throw problem("half a character")
            }
            place += 2
            let second = try unit()
            guard 0xDC00..<0xE000 ~= second,
                let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            else { throw problem("half a character") }
            return scalar
        default: throw problem("an unknown escape")
        }
    }

    private mutating func unit() throws(JSONProblem) -> UInt32 {
        guard place + 4 <= bytes.count,
            let unit = UInt32(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16)
        else { throw problem("an unknown escape") }
        place += 4
        return unit
    }
}
