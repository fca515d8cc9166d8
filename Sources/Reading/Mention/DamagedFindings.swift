import Quantities

extension DocumentReader {
    /// Findings for the damaged figures of an article, each with the reading that the text itself supports.
    func damaged(_ items: [Item]) -> [Finding] {
        guard items.contains(where: DocumentReader.isDamaged) else { return [] }
        let sorted = items.sorted { $0.range.lowerBound < $1.range.lowerBound }
        return sorted.compactMap { item -> Finding? in
            guard DocumentReader.isDamaged(item) else { return nil }
            let text = page.clean.scalars
            let span = page.clean.sourceRange(item.range)
            let match = DamagedFigures.match(text, item.range.lowerBound, text.count, vocabulary)
            var message = "“\(page.clean.string(item.range))” is \(DamagedFigures.reason) and not read"
            let readings = (match?.readings ?? []).map { ($0, why: support(of: $0, item.range, sorted)) }
            // of several readings only one that something speaks for is offered
            let known = readings.filter { $0.why != nil }
            if let only = known.count == 1 ? known[0] : readings.count == 1 ? readings[0] : nil {
                message += ": it may be \(String(only.0[...]))" + (only.why ?? "")
            }
            return Finding(category: "number", message: message, start: span.lowerBound, end: span.upperBound)
        }
    }

    private static func isDamaged(_ item: Item) -> Bool {
        if case .other(_, let reason) = item.kind { reason.begins(with: DamagedFigures.reason) } else { false }
    }

    /// What speaks for a reading: the same figure elsewhere, or what the figures around it make together.
    private func support(of reading: [UInt32], _ range: Range<Int>, _ items: [Item]) -> String? {
        let text = page.clean.scalars
        if text.find(reading, in: 0..<text.count) != nil { return ", as it stands elsewhere in the text" }
        let probe = reading + text[range.upperBound..<min(text.count, range.upperBound + 8)] + [Folding.newline]
        let scanner = QuantityScanner(text: probe, vocabulary: vocabulary)
        guard let quantity = scanner.scan(0, probe.count - 1, floor: 0) else { return nil }
        let figure = DamagedArithmetic.Figure(
            place: range.lowerBound, interval: quantity.interval, unit: quantity.unit, words: String(probe[quantity.range]))
        let ends = sentenceEnds(around: range)
        func figures(_ stretch: Range<Int>) -> [DamagedArithmetic.Figure] {
            items.compactMap { item in
                guard case .quantity(let one) = item.kind, stretch.contains(item.range.lowerBound) else { return nil }
                return DamagedArithmetic.Figure(
                    place: item.range.lowerBound, interval: one.interval, unit: one.unit, words: page.clean.string(item.range))
            }
        }
        let arithmetic = DamagedArithmetic(sentence: figures(ends.start..<ends.end), next: figures(ends.end..<ends.next))
        return arithmetic.support(of: figure).map { ", which fits \($0)" }
    }

    /// Where the sentence of a figure begins and ends, and where the next one ends.
    private func sentenceEnds(around range: Range<Int>) -> (start: Int, end: Int, next: Int) {
        let text = page.clean.scalars
        func isEnd(_ place: Int) -> Bool { text[place] == Folding.newline || text[place] == 0x3002 }
        var (start, end) = (range.lowerBound, range.upperBound)
        while start > 0, !isEnd(start - 1), range.lowerBound - start < 400 { start -= 1 }
        while end < text.count, !isEnd(end), end - range.upperBound < 400 { end += 1 }
        var next = min(text.count, end + 1)
        while next < text.count, !isEnd(next), next - end < 400 { next += 1 }
        return (start, end, next)
    }
}
