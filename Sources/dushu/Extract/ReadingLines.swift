import Quantities
import Reading

// What `dushu extract` prints, one JSON object a line. The fields of a claim are a public contract: their names and order stay.

extension [UInt8] {
    /// Appends a claim.
    mutating func append(line claim: Claim, document: String) {
        append(UInt8(ascii: "{"))
        append(key: "document")
        append(json: document)
        append(key: "article")
        append(json: claim.article)
        append(key: "headline")
        append(json: claim.headline)
        append(key: "start")
        append(json: claim.start)
        append(key: "end")
        append(json: claim.end)
        append(key: "quote")
        append(json: claim.quote)
        append(key: "value")
        append(json: claim.value)
        append(key: "lower")
        append(json: claim.interval.lower)
        append(key: "upper")
        append(json: claim.interval.upper)
        append(key: "unit")
        append(json: claim.unit)
        append(key: "bound")
        append(json: claim.bound.rawValue)
        append(key: "kind")
        append(json: claim.kind.rawValue)
        append(key: "organization")
        append(json: claim.organization)
        append(key: "mention")
        append(json: claim.mention)
        append(key: "metric")
        append(json: claim.metric)
        append(key: "component")
        append(json: claim.component)
        append(key: "basis")
        append(json: claim.basis)
        append(key: "scope")
        append(json: claim.scope)
        append(key: "period")
        append(json: claim.period)
        append(key: "base")
        append(json: claim.base)
        append(key: "rule")
        append(json: claim.rule)
        append(ascii: "}\n")
    }

    /// Appends what became of a run of digits.
    mutating func append(line entry: LedgerEntry, document: String) {
        append(UInt8(ascii: "{"))
        append(key: "document")
        append(json: document)
        append(key: "start")
        append(json: entry.start)
        append(key: "end")
        append(json: entry.end)
        append(key: "text")
        append(json: entry.text)
        append(key: "fate")
        append(json: entry.fate)
        append(key: "reason")
        append(json: entry.reason)
        append(ascii: "}\n")
    }

    /// Appends a mention, with the fields that its type has.
    mutating func append(line mention: Mention, document: String) {
        append(UInt8(ascii: "{"))
        append(key: "document")
        append(json: document)
        append(key: "type")
        append(json: mention.type)
        append(key: "start")
        append(json: mention.start)
        append(key: "end")
        append(json: mention.end)
        append(key: "text")
        append(json: mention.text)
        if let value = mention.value {
            append(key: "value")
            append(json: value)
        }
        if let interval = mention.interval {
            append(key: "lower")
            append(json: interval.lower)
            append(key: "upper")
            append(json: interval.upper)
        }
        if let unit = mention.unit {
            append(key: "unit")
            append(json: unit)
        }
        if let bound = mention.bound {
            append(key: "bound")
            append(json: bound.rawValue)
        }
        if mention.type == "period" {
            append(key: "period")
            append(json: mention.period)
        }
        if mention.type == "organization" {
            append(key: "organization")
            append(json: mention.organization)
        }
        append(ascii: "}\n")
    }
}
