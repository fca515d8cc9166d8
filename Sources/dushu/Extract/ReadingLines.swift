import Quantities
import Reading

// What `dushu extract` prints, one JSON object a line. The fields of a claim are a public contract: their names and order stay.

extension [UInt8] {
    /// Appends a claim.
    mutating func append(line claim: Claim, document: String) {
        append(fields: claim, document: document)
        append(ascii: "}\n")
    }

    /// Appends a claim with what its public line leaves out.
    mutating func append(record claim: Claim, document: String) {
        append(fields: claim, document: document)
        append("in_headline", claim.inHeadline)
        append("reported_by", claim.reportedBy)
        append("exponent", claim.value.exponent)
        append(ascii: "}\n")
    }

    private mutating func append(fields claim: Claim, document: String) {
        append(UInt8(ascii: "{"))
        append("document", document)
        append("article", claim.article)
        append("headline", claim.headline)
        append("start", claim.start)
        append("end", claim.end)
        append("quote", claim.quote)
        append("value", claim.value)
        append("lower", claim.interval.lower)
        append("upper", claim.interval.upper)
        append("unit", claim.unit)
        append("bound", claim.bound.rawValue)
        append("kind", claim.kind.rawValue)
        append("organization", claim.organization)
        append("mention", claim.mention)
        append("metric", claim.metric)
        append("component", claim.component)
        append("basis", claim.basis)
        append("scope", claim.scope)
        append("period", claim.period)
        append("base", claim.base)
        append("confidence", claim.confidence.rawValue)
        append("words", claim.words)
        append("doubts", claim.doubts)
        append("rule", claim.rule)
    }

    /// Appends what became of a run of digits.
    mutating func append(line entry: LedgerEntry, document: String) {
        append(UInt8(ascii: "{"))
        append("document", document)
        append("start", entry.start)
        append("end", entry.end)
        append("text", entry.text)
        append("fate", entry.fate)
        append("reason", entry.reason)
        append(ascii: "}\n")
    }

    /// Appends a mention, with the fields that its type has.
    mutating func append(line mention: Mention, document: String) {
        append(UInt8(ascii: "{"))
        append("document", document)
        append("type", mention.type)
        append("start", mention.start)
        append("end", mention.end)
        append("text", mention.text)
        if let value = mention.value { append("value", value) }
        if let interval = mention.interval {
            append("lower", interval.lower)
            append("upper", interval.upper)
        }
        if let unit = mention.unit { append("unit", unit) }
        if let bound = mention.bound { append("bound", bound.rawValue) }
        if mention.type == "period" { append("period", mention.period) }
        if mention.type == "organization" { append("organization", mention.organization) }
        append(ascii: "}\n")
    }
    /// Appends a field whose value is where each slot was read: `{"organization":[[0,3]]}`.
    private mutating func append(_ key: StaticString, _ words: ClaimWords) {
        append(key: key)
        append(ascii: "{")
        append("organization", words.organization)
        append("period", words.period)
        append("base", words.base)
        append("metric", words.metric)
        append("component", words.component)
        append("basis", words.basis)
        append(ascii: "}")
    }

    /// Appends the spans of a slot; nothing for none.
    private mutating func append(_ slot: StaticString, _ spans: [Range<Int>]) {
        guard !spans.isEmpty else { return }
        append(key: slot)
        append(ascii: "[")
        for span in spans {
            append(ascii: last == UInt8(ascii: "[") ? "[" : ",[")
            append(json: span.lowerBound)
            append(ascii: ",")
            append(json: span.upperBound)
            append(ascii: "]")
        }
        append(ascii: "]")
    }

    /// Appends a field whose value is a list of texts.
    mutating func append(_ key: StaticString, _ texts: [String]) {
        append(key: key)
        append(ascii: "[")
        for text in texts {
            if last != UInt8(ascii: "[") { append(ascii: ",") }
            append(json: text)
        }
        append(ascii: "]")
    }
}
