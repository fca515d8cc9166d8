/// Quantities of a clause before they are read: the units that they share, and which of them are figures.
extension Clause {
    /// 分别为61、66和63微克/立方米, 5.5个、2.9个百分点: the unit stands behind the last of the list.
    mutating func shareUnits(_ text: [UInt32], _ vocabulary: Vocabulary) {
        guard items.count > 1, items.count(where: \.isFigure) > 1 else { return }
        for index in items.indices.dropLast().reversed() {
            guard case .quantity(var quantity) = items[index].kind,
                case .quantity(let next) = items[index + 1].kind,
                !quantity.chinese, !next.unit.isEmpty, quantity.unit.isEmpty || quantity.unit == "个" && next.unit == "pp",
                next.range.lowerBound - items[index].range.upperBound == 1,
                [0x3001, 0x548C, 0x4E0E].contains(text[next.range.lowerBound - 1]), !next.unitRange.isEmpty
            else { continue }
            let factor =
                next.group == "price"
                ? nil
                : vocabulary.unitTrie.longest(text, next.unitRange.lowerBound, next.unitRange.upperBound)
                    .map { vocabulary.units[$0.value].factor }
            guard let value = factor.map({ quantity.value.scaled(by: $0) }) ?? quantity.value else { continue }
            if let factor { quantity.interval = quantity.interval.scaled(by: factor) }
            (quantity.value, quantity.unit, quantity.group, quantity.unitRange) = (value, next.unit, next.group, next.unitRange)
            items[index].kind = .quantity(quantity)
        }
    }

    /// 分别增长5%和6.5%左右: a bound behind the last of what is dealt out holds for all of it.
    mutating func shareBounds(_ text: [UInt32], _ vocabulary: Vocabulary) {
        guard items.count > 1 else { return }
        for index in items.indices.dropLast().reversed() {
            guard case .quantity(var quantity) = items[index].kind, case .quantity(let next) = items[index + 1].kind,
                quantity.bound == .exact, [.approx, .atLeast, .atMost].contains(next.bound), quantity.group == next.group,
                next.range.lowerBound == next.numeral.lowerBound,
                next.range.lowerBound - items[index].range.upperBound == 1,
                [0x3001, 0x548C, 0x4E0E].contains(text[next.range.lowerBound - 1]),
                vocabulary.distributives.occurs(in: text, range.lowerBound..<items[index].range.lowerBound)
            else { continue }
            (quantity.bound, quantity.interval) = (next.bound, QuantityScanner.interval(quantity.value, next.bound))
            items[index].kind = .quantity(quantity)
        }
    }

    /// Turns quantities that are no figures into plain words.
    mutating func filter(_ text: [UInt32], _ vocabulary: Vocabulary) {
        // most clauses stay as they are, and are not written to
        for index in items.indices.filter({ !isFigure(at: $0, text, vocabulary) }) {
            items[index].kind = .other(fate: "unresolved", reason: "a number that says nothing of an organization")
        }
    }

    /// False for a quantity that is no figure.
    private func isFigure(at index: Int, _ text: [UInt32], _ vocabulary: Vocabulary) -> Bool {
        guard case .quantity(let quantity) = items[index].kind else { return true }
        let floor = index > 0 ? items[index - 1].range.upperBound : range.lowerBound
        var before = Phrase()
        before.append(text, min(floor, quantity.range.lowerBound)..<quantity.range.lowerBound)
        let limit = index + 1 < items.count ? items[index + 1].range.lowerBound : range.upperBound
        return ClaimFilter.accepts(quantity, text, limit, before, vocabulary)
    }
}
