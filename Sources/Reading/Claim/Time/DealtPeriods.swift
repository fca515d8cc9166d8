/// Periods that are dealt out in order: 2020年、2021年分别为7412万吨、7365万吨.
struct DealtPeriods {
    private let layout: ArticleLayout
    private let words: ClauseWords

    init(_ layout: ArticleLayout, _ words: ClauseWords) { (self.layout, self.words) = (layout, words) }

    /// The period of the figure, nil where none are dealt out to it: as many figures follow 分别 in its clause as periods stand before.
    func period(_ frame: Frame) -> ArticleLayout.PlacedPeriod? {
        let all = layout.sentences[frame.sentence].periods
        let limit = layout.sentences[frame.sentence].range.upperBound
        guard
            let last = layout.periods(around: frame.start, in: frame.sentence).near.last(where: {
                layout.periods[$0].range.upperBound <= frame.start
            }), last > all.lowerBound
        else { return nil }
        var first = last
        while first > all.lowerBound, isJoined(first - 1, first) { first -= 1 }
        guard first < last,
            let word = (layout.periods[last].range.upperBound..<frame.start).first(where: {
                words.vocabulary.distributives.longest(layout.text, $0, frame.start) != nil
            }), word - layout.periods[last].range.upperBound <= 20,
            !layout.hasFigure(layout.periods[last].range.upperBound..<word, in: frame.sentence)
        else { return nil }
        let end = layout.text[word..<limit].firstIndex { DealtPeriods.ends.contains($0) } ?? limit
        let figures = layout.sentences[frame.sentence].figures.filter {
            layout.figures[$0].lowerBound > word && layout.figures[$0].lowerBound < end
        }
        guard figures.count == last - first + 1,
            let place = figures.firstIndex(where: { layout.figures[$0].lowerBound >= frame.start })
        else { return nil }
        return layout.periods[first + place]
    }

    private func isJoined(_ first: Int, _ second: Int) -> Bool {
        let between = layout.periods[first].range.upperBound..<layout.periods[second].range.lowerBound
        return between.count == 1 && DealtPeriods.joins.contains(layout.text[between.lowerBound])
            && layout.periods[first].mention.period != nil && layout.periods[second].mention.period != nil
    }

    private static let joins = ScalarSet("、和及与")
    private static let ends = ScalarSet("）)；。")
}
