import Quantities

/// What is counted in a clause, and owns the figures behind it.
extension ArticleReader {
    /// Notes in the walk that a figure was read, and which bodies it counts.
    mutating func note(_ figure: FigureWords, _ measured: Measured, _ clause: Clause, _ walk: inout Walk) {
        let end = figure.range.upperBound
        if measured.metric.usesNoun || figure.right.isMark && figure.right.afterDe {
            walk.consumed = max(walk.consumed, end + figure.right.length)
        }
        walk.figures += 1
        walk.last = Kept(figure.left)
        guard figure.left.core.isEmpty else { return }
        if walk.figures == 1 { countNames(figure, &walk) }
        guard figure.nextFigure < clause.range.upperBound else { return }
        // 杭州、宁波、温州3市新能源汽车…: what is counted is the subject of the next figure
        if walk.figures == 1, vocabulary.phrases.division.contains(figure.quantity.unit) {
            if walk.group == nil { walk.group = Subject(resolved: nil, mention: string(figure.range)) }
            walk.consumed = end
        }
        if walk.figures <= 2, measured.metric.usesNoun || figure.group == "noun" { countPlaces(figure, &walk) }
    }

    /// 甲、乙、丙3市: the list is counted, and is the subject of the clause alone.
    private mutating func countNames(_ figure: FigureWords, _ walk: inout Walk) {
        guard walk.names.count > 1, figure.quantity.value == Exact(Int128(walk.names.count)),
            figure.group == "count" || figure.group == "noun"
        else { return }
        let names = walk.names.map(\.mention).joined(separator: "、")
        walk.group = Subject(resolved: nil, mention: names)
        subject = sentenceSubject
    }

    /// 24个城市保交房交付率…: the counted places are the subject of what follows in the clause.
    private func countPlaces(_ figure: FigureWords, _ walk: inout Walk) {
        let end = figure.range.upperBound
        for place in vocabulary.phrases.place.words {
            guard let head = text.find(place, in: end..<min(figure.nextFigure, end + 6)) else { continue }
            let behind = head + place.count
            walk.group = Subject(resolved: nil, mention: string(figure.range.lowerBound..<behind))
            walk.consumed = min(walk.consumed, behind)
            return
        }
    }

    /// 甲公司、乙公司等12家企业: an example of those counted, not whose figure it is.
    func isExample(_ item: Item, _ clause: Clause, _ index: Int) -> Bool {
        guard let next = clause.items[(index + 1)...].first(where: \.isFigure), case .quantity(let quantity) = next.kind,
            ["count", "noun", "household"].contains(quantity.group), next.range.lowerBound - item.range.upperBound <= 40
        else { return false }
        let between = text[item.range.upperBound..<next.range.lowerBound]
        return between.last == 0x7B49 && (between.contains(0x3001) || between.count == 1)
    }
}
