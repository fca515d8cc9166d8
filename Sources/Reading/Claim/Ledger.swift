import Quantities

/// What became of every run of digits or numeral characters of a page.
enum Ledger {
    /// The entries in source order; every digit of the source stands in exactly one.
    ///
    /// - Parameters:
    ///   - items: all that the scanners found, in any order; they do not overlap.
    ///   - claims: clean ranges of the figures that became claims.
    static func entries(_ page: Page, items: [Item], claims: [Range<Int>], _ slices: ScalarSlices) -> [LedgerEntry] {
        let text = page.clean.scalars
        var list = Entries(covered: [Bool](repeating: false, count: text.count))
        let claimed = Set(claims.map(\.lowerBound))
        for item in items where !list.covered[item.range.lowerBound] && text[item.range].contains(where: Numerals.isNumeral) {
            let (fate, reason) = fate(of: item, isClaim: item.isFigure && claimed.contains(item.range.lowerBound))
            list.add(item.range, fate, reason, page, slices)
        }
        for range in page.furniture where !range.isEmpty {
            for run in runs(text, range, list.covered) { list.add(run, "name", "a credit line or page furniture", page, slices) }
        }
        for run in runs(text, 0..<text.count, list.covered) {
            list.add(run, "unresolved", "no scanner knows what it counts", page, slices)
        }
        var entries = list.entries
        entries.sort { ($0.start, $0.end) < ($1.start, $1.end) }
        return page.clean.breaks.isEmpty ? entries : once(entries)
    }

    /// The entries so far, and which places of clean text they stand for.
    private struct Entries {
        var covered: [Bool]
        var entries: [LedgerEntry] = []

        mutating func add(_ range: Range<Int>, _ fate: String, _ reason: String, _ page: Page, _ slices: ScalarSlices) {
            for place in range { covered[place] = true }
            page.clean.forEachSourceRange(range) { span in
                entries.append(
                    LedgerEntry(start: span.lowerBound, end: span.upperBound, text: slices[span], fate: fate, reason: reason))
            }
        }
    }

    /// Headings of a table are read with each of its figures: of entries for the same digits the first stays, a figure before others.
    private static func once(_ entries: [LedgerEntry]) -> [LedgerEntry] {
        var kept: [LedgerEntry] = []
        for entry in entries {
            guard let last = kept.last, last.end > entry.start else {
                kept.append(entry)
                continue
            }
            if entry.fate == "claim", last.fate != "claim" || entry.end > last.end { kept[kept.count - 1] = entry }
        }
        return kept
    }

    private static func fate(of item: Item, isClaim: Bool) -> (String, String) {
        switch item.kind {
        case .quantity(let quantity):
            if isClaim { return ("claim", "a figure") }
            if quantity.chinese, quantity.value == Exact(1) { return ("idiom", "an indefinite one") }
            if quantity.unit.isEmpty { return ("unresolved", "a number without a unit, and no index before it") }
            if quantity.group == "time" { return ("unresolved", "a length of time or an age that states no figure") }
            return ("unresolved", "an indefinite or ordinal count, or part of a name")
        case .rank: return isClaim ? ("claim", "a rank") : ("ordinal", "a place in an order")
        case .period(let period): return ("date", period.role == .none ? "words of time" : "a period")
        case .name: return ("name", "part of a name")
        case .other(let fate, let reason): return (fate, reason)
        }
    }

    /// Runs of digits with their points that nothing has accounted for.
    private static func runs(_ text: [UInt32], _ range: Range<Int>, _ covered: [Bool]) -> [Range<Int>] {
        func isDigit(_ place: Int) -> Bool { Folding.isDigit(text[place]) && !covered[place] }
        func isPoint(_ place: Int) -> Bool {
            text[place] == 0x2E && !covered[place] && place + 1 < range.upperBound && Folding.isDigit(text[place + 1])
        }
        var runs: [Range<Int>] = []
        var place = range.lowerBound
        while true {
            place = text.nextSign(place, range.upperBound)
            guard place < range.upperBound else { break }
            guard isDigit(place) else {
                place += 1
                continue
            }
            let start = place
            while place < range.upperBound, isDigit(place) || isPoint(place) { place += 1 }
            runs.append(start..<place)
        }
        return runs
    }
}
