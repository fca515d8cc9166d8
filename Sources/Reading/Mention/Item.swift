/// Something found in clean text, in order of place; what stands between items is plain words.
struct Item {
    /// Boxed, since items are handed from sentence to clause: a copy costs one count.
    indirect enum Kind {
        case quantity(QuantityMention)
        case rank(RankMention)
        case period(PeriodMention)
        case name(NameMention)
        /// Digits or numeral words that are no figure: their fate in the ledger, and why.
        case other(fate: String, reason: String)
    }

    var range: Range<Int>
    var kind: Kind

    var isName: Bool { if case .name = kind { true } else { false } }

    var isPeriod: Bool { if case .period = kind { true } else { false } }

    var isFigure: Bool {
        switch kind {
        case .quantity, .rank: return true
        default: return false
        }
    }
}
