/// Where each slot of a claim was read: spans in Unicode scalars of the decoded source, half open, in source order. A slot that no words
/// of the text give has none.
public struct ClaimWords: Hashable, Sendable {
    /// Words that stand for the organization.
    public var organization: [Range<Int>] = []
    /// Words that date the figure.
    public var period: [Range<Int>] = []
    /// Words that say what a change or growth is measured from.
    public var base: [Range<Int>] = []
    /// Words that name what is measured.
    public var metric: [Range<Int>] = []
    /// Words that name the part of a breakdown.
    public var component: [Range<Int>] = []
    /// Words that state exclusions.
    public var basis: [Range<Int>] = []

    /// No words.
    public init() {}

    /// Reads what ``json`` gives, blanks allowed between its parts; nil for anything else: another slot, a slot twice, a span that ends
    /// before it starts.
    public init?(json: String) {
        var text = Parts(rest: Array(json.utf8)[...])
        guard text.take("{") else { return nil }
        while !text.take("}") {
            if self != ClaimWords(), !text.take(",") { return nil }
            guard let slot = text.name.flatMap(ClaimWords.slot), self[keyPath: slot].isEmpty, text.take(":"),
                let spans = text.spans
            else {
                return nil
            }
            self[keyPath: slot] = spans
        }
        guard text.isAtEnd else { return nil }
    }

    /// The slots that have words, by name, in the order of the fields of a claim.
    public var slots: [(name: String, spans: [Range<Int>])] {
        [
            ("organization", organization), ("period", period), ("base", base), ("metric", metric), ("component", component),
            ("basis", basis),
        ].filter { !$0.1.isEmpty }
    }

    /// One JSON object: `{"organization": [[0, 3]], "period": [[4, 9]]}`.
    public var json: String {
        var text: [UInt8] = [UInt8(ascii: "{")]
        text.reserveCapacity(160)
        append("organization", organization, to: &text)
        append("period", period, to: &text)
        append("base", base, to: &text)
        append("metric", metric, to: &text)
        append("component", component, to: &text)
        append("basis", basis, to: &text)
        text.append(UInt8(ascii: "}"))
        return String(decoding: text, as: UTF8.self)
    }

    /// Every claim is written with these, so no string is made in between.
    private func append(_ name: StaticString, _ spans: [Range<Int>], to text: inout [UInt8]) {
        guard !spans.isEmpty else { return }
        func add(_ words: StaticString) {
            text.append(contentsOf: UnsafeBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount))
        }
        add(text.count > 1 ? ", \"" : "\"")
        add(name)
        for (index, span) in spans.enumerated() {
            add(index == 0 ? "\": [[" : ", [")
            text.append(decimal: span.lowerBound)
            add(", ")
            text.append(decimal: span.upperBound)
            add("]")
        }
        add("]")
    }

    /// Where the spans of the slot of that name are; nil for another name.
    public static func slot(_ name: String) -> WritableKeyPath<ClaimWords, [Range<Int>]>? {
        switch name {
        case "organization": \.organization
        case "period": \.period
        case "base": \.base
        case "metric": \.metric
        case "component": \.component
        case "basis": \.basis
        default: nil
        }
    }

    mutating func shift(_ body: (Range<Int>) -> Range<Int>) {
        organization = organization.map(body)
        period = period.map(body)
        base = base.map(body)
        metric = metric.map(body)
        component = component.map(body)
        basis = basis.map(body)
    }
}

extension [UInt8] {
    /// Appends the digits of a number that is not negative.
    fileprivate mutating func append(decimal number: Int) {
        var power = 1
        while number / power >= 10 { power *= 10 }
        while power > 0 {
            append(UInt8(ascii: "0") + UInt8(number / power % 10))
            power /= 10
        }
    }
}

/// What is left of a JSON text, taken from its beginning part by part.
private struct Parts {
    var rest: ArraySlice<UInt8>

    /// Whether nothing but blanks is left.
    var isAtEnd: Bool { rest.allSatisfy(Parts.isBlank) }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// Takes a mark, with the blanks before it; false where another part comes.
    mutating func take(_ mark: Unicode.Scalar) -> Bool {
        rest = rest.drop(while: Parts.isBlank)
        guard rest.first == UInt8(ascii: mark) else { return false }
        rest.removeFirst()
        return true
    }

    /// A name in quotation marks, without escapes.
    var name: String? {
        mutating get {
            guard take("\"") else { return nil }
            let name = rest.prefix { $0 != UInt8(ascii: "\"") }
            rest = rest.dropFirst(name.count)
            return take("\"") ? String(decoding: name, as: UTF8.self) : nil
        }
    }

    /// `[[0, 3], [4, 9]]`, one span at least.
    var spans: [Range<Int>]? {
        mutating get {
            guard take("[") else { return nil }
            var spans: [Range<Int>] = []
            repeat {
                guard take("["), let start = number, take(","), let end = number, start <= end, take("]") else { return nil }
                spans.append(start..<end)
            } while take(",")
            return take("]") ? spans : nil
        }
    }

    private var number: Int? {
        mutating get {
            rest = rest.drop(while: Parts.isBlank)
            let digits = rest.prefix { (0x30...0x39).contains($0) }
            rest = rest.dropFirst(digits.count)
            return Int(String(decoding: digits, as: UTF8.self))
        }
    }
}
