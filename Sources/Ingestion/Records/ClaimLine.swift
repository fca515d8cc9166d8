import Quantities
import Reading

/// A claim as `dushu extract` prints it, with what its public line leaves out.
struct ClaimLine {
    /// Name of its document.
    var document: String
    var claim: Claim

    init(_ bytes: [UInt8]) throws(JSONProblem) {
        guard case .object(let fields) = try JSONPart(bytes) else { throw JSONProblem(words: "no object") }
        document = try fields.text("document")
        func number(_ key: String) throws(JSONProblem) -> Exact? {
            guard let text = try fields.optionalText(key) else { return nil }
            guard let number = Exact(plain: text) else { throw ClaimLine.wrong(key, text) }
            return number
        }
        func name<Name: RawRepresentable<String>>(_ key: String) throws(JSONProblem) -> Name {
            let text = try fields.text(key)
            guard let name = Name(rawValue: text) else { throw ClaimLine.wrong(key, text) }
            return name
        }
        guard let value = try number("value")?.withExponent(try fields.number("exponent")) else {
            throw ClaimLine.wrong("value", (try fields.optionalText("value")) ?? "null")
        }
        claim = Claim(
            article: try fields.number("article"), headline: try fields.optionalText("headline"),
            inHeadline: try fields.bool("in_headline"), start: try fields.number("start"), end: try fields.number("end"),
            quote: try fields.text("quote"), value: value,
            interval: Interval(lower: try number("lower"), upper: try number("upper")), unit: try fields.text("unit"),
            bound: try name("bound"), kind: try name("kind"), organization: try fields.optionalText("organization"),
            mention: try fields.optionalText("mention"), metric: try fields.optionalText("metric"),
            component: try fields.optionalText("component"), basis: try fields.optionalText("basis"),
            scope: try fields.optionalText("scope"), period: try ClaimLine.period(fields, "period"),
            base: try ClaimLine.period(fields, "base"), reportedBy: try fields.optionalText("reported_by"),
            rule: try fields.text("rule"), confidence: try name("confidence"), doubts: try fields.texts("doubts"),
            words: try ClaimLine.words(fields))
    }

    private static func wrong(_ key: String, _ text: String) -> JSONProblem {
        JSONProblem(words: "not a claim as dushu extract prints it: “\(text)” as “\(key)”")
    }

    private static func period(_ fields: JSONFields, _ key: String) throws(JSONProblem) -> Period? {
        guard let part = try fields.optionalObject(key) else { return nil }
        func day(_ end: String) throws(JSONProblem) -> Day? {
            guard let text = try part.optionalText(end) else { return nil }
            guard let day = Day(iso: text) else { throw wrong(key, text) }
            return day
        }
        return Period(start: try day("start"), end: try day("end"))
    }

    private static func words(_ fields: JSONFields) throws(JSONProblem) -> ClaimWords {
        var words = ClaimWords()
        guard let part = try fields.optionalObject("words") else { throw JSONProblem(words: "a record without “words”") }
        for (key, _) in part.fields {
            guard let slot = ClaimWords.slot(key) else { throw wrong("words", key) }
            words[keyPath: slot] = try part.list(key) { (span) throws(JSONProblem) -> Range<Int> in
                guard case .list(let ends) = span, ends.count == 2, case .number(let start) = ends[0],
                    case .number(let end) = ends[1], start <= end
                else { throw wrong("words", key) }
                return start..<end
            }
        }
        return words
    }
}

extension Exact {
    /// The same number with another printed precision; nil where that would lose digits.
    fileprivate func withExponent(_ exponent: Int) -> Exact? {
        guard (-400...400).contains(exponent) else { return nil }
        guard coefficient != 0 else { return Exact(0, exponent: exponent) }
        var result = self
        while result.exponent < exponent, result.coefficient % 10 == 0 {
            result.coefficient /= 10
            result.exponent += 1
        }
        return result.exponent == exponent ? result : nil
    }
}
