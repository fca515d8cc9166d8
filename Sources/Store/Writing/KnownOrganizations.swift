import Quantities
import Reading

/// What a run has recorded of organizations, so that what a document says of them once more is not written once more.
///
/// What is known of an organization is the least of all that was said of it, in an order of the words, so to say the same again changes nothing,
/// whatever was said in between. Only what is taken back, or what a person decides, does: then all of it is forgotten.
struct KnownOrganizations {
    private struct Entry {
        var id: Int64
        /// What was said of it last.
        var facts: Organization
        /// The issue dates between which it was seen, as far as this run knows.
        var seen: ClosedRange<Day>?
        var mentions: Set<Words> = []
    }

    private var entries: [Words: Entry] = [:]
    /// Names of millions of organizations are not kept.
    private static let most = 50_000

    /// Row id of an organization of which `new` says nothing new; nil where it may.
    func id(saying new: Organization, seen day: Day?) -> Int64? {
        guard let entry = entries[Words(new.name)], entry.facts.says(new) else { return nil }
        if let day, !(entry.seen?.contains(day) ?? false) { return nil }
        return entry.id
    }

    /// Notes what has been recorded.
    mutating func note(_ new: Organization, seen day: Day?, id: Int64) {
        if entries.count >= KnownOrganizations.most { entries = [:] }
        var entry = entries[Words(new.name)] ?? Entry(id: id, facts: new)
        entry.facts = new
        if let day { entry.seen = min(entry.seen?.lowerBound ?? day, day)...max(entry.seen?.upperBound ?? day, day) }
        entries[Words(new.name)] = entry
    }

    /// Notes that words stood for an organization; false where that is known.
    mutating func note(_ mention: String, of name: String) -> Bool {
        entries[Words(name)]?.mentions.insert(Words(mention)).inserted ?? true
    }
}

extension Organization {
    /// Whether both say the same, the words that stand for it aside.
    fileprivate func says(_ other: Organization) -> Bool {
        level == other.level && system == other.system && division == other.division && parent == other.parent
            && reason == other.reason
    }
}

/// A text that is compared by its bytes, as the database does it: to hash what Chinese characters mean takes many times as long.
struct Words: Hashable {
    private let text: String

    init(_ text: String) { self.text = text }

    static func == (left: Words, right: Words) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    func hash(into hasher: inout Hasher) {
        let isFed: Void? = text.utf8.withContiguousStorageIfAvailable { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        if isFed == nil { for byte in text.utf8 { hasher.combine(byte) } }
    }
}
