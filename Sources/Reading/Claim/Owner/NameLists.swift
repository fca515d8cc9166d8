import Quantities

/// Several bodies that are one subject: 广东和浙江业务量合计…, 黑龙江、湖北等省增速…. What is said of them together is nobody's alone.
struct NameLists {
    private let layout: ArticleLayout
    private let words: ClauseWords

    init(_ layout: ArticleLayout, _ words: ClauseWords) { (self.layout, self.words) = (layout, words) }

    /// Whose the figure is where such a list governs it: one of the list where its figures are dealt out in order (分别), else none of
    /// them; nil where no list governs.
    func owner(_ frame: Frame) -> (owner: Owner, words: Range<Int>)? {
        let here = layout.sentences[frame.sentence].names
        var last = layout.names(around: frame.start, in: frame.sentence).last
        while last > here.lowerBound, isAside(layout.names[last], frame.sentence) { last -= 1 }
        guard last > here.lowerBound, layout.names[last].range.upperBound <= frame.start else { return nil }
        var first = last
        while first > here.lowerBound, isJoined(first - 1, first) { first -= 1 }
        let isNamed = isIdentified(layout.names[first].range.lowerBound, frame)
        let isOne = isSubject(layout.names[first], frame.sentence)
        guard first < last, isNamed || isOne || isSetOff(layout.names[first], frame) else { return nil }
        if let place = dealt(frame, count: last - first + 1, from: layout.names[last].range.upperBound) {
            let placed = layout.names[first + place]
            return (placed.owner, placed.range)
        }
        let isOfThem = layout.after(layout.names[last].range.upperBound, in: frame.sentence) == NameLists.attributive
        if isNamed || !isOne || isOfThem { return nil }
        let range = layout.names[first].range.lowerBound..<layout.names[last].range.upperBound
        return (Owner(subject: Subject(resolved: nil, mention: String(layout.text[range]))), range)
    }

    /// Which of `count` the figure belongs to where 分别 deals out just so many figures.
    private func dealt(_ frame: Frame, count: Int, from place: Int) -> Int? {
        let clause = layout.sentences[frame.sentence].clauses[frame.clause]
        let start = max(place, clause.lowerBound)
        guard start < frame.start,
            let word = (start..<frame.start).last(where: {
                words.vocabulary.distributives.longest(layout.text, $0, frame.start) != nil
            })
        else { return nil }
        let dealt = layout.sentences[frame.sentence].figures.filter {
            layout.figures[$0].lowerBound > word && layout.figures[$0].lowerBound < clause.upperBound
        }
        guard dealt.count == count else { return nil }
        return dealt.firstIndex { layout.figures[$0].lowerBound >= frame.start }
    }

    /// 前五位省份分别为|浙江、江苏…: those that a clause before the figure has named.
    private func isIdentified(_ start: Int, _ frame: Frame) -> Bool {
        let clause = layout.sentences[frame.sentence].clauses[frame.clause]
        return start > 0 && start < clause.lowerBound && NameLists.identifies.contains(layout.text[start - 1])
    }

    private static let identifies = ScalarSet("为是")

    /// 在印度、巴西和越南三大市场，…分别为: those of an earlier clause, where what is dealt out is one measure.
    private func isSetOff(_ placed: ArticleLayout.PlacedName, _ frame: Frame) -> Bool {
        let clause = layout.sentences[frame.sentence].clauses[frame.clause]
        guard placed.range.upperBound < clause.lowerBound, !words.isVersus(placed.range.lowerBound, layout, frame.sentence),
            NameLists.places.contains(layout.before(placed.range.lowerBound, in: frame.sentence)),
            let word = (clause.lowerBound..<frame.start).first(where: {
                words.vocabulary.distributives.longest(layout.text, $0, frame.start) != nil
            })
        else { return false }
        return !layout.text[clause.lowerBound..<word].contains { NameLists.joins.contains($0) }
    }

    private static let places = ScalarSet("\0在中，")

    /// 占全国, 比福建: a name that is no subject.
    private func isAside(_ placed: ArticleLayout.PlacedName, _ sentence: Int) -> Bool {
        placed.resolved?.isCountry ?? false || words.isVersus(placed.range.lowerBound, layout, sentence)
    }

    /// 广东和浙江, 湖北、湖南: two bodies of one level with nothing but a joining word between them.
    private func isJoined(_ first: Int, _ second: Int) -> Bool {
        let (one, other) = (layout.names[first], layout.names[second])
        let end = one.range.upperBound
        guard other.range.lowerBound == end + 1, NameLists.joins.contains(layout.text[end]) else { return false }
        guard let body = one.resolved, let next = other.resolved, !body.hasName(of: next) else { return false }
        if body.system != "region", next.system != "region" { return isFirm(body) && isFirm(next) || body.group == next.group }
        return body.level != nil && body.level == next.level && body.group == next.group
    }

    private func isFirm(_ body: Resolved) -> Bool { body.group == "company" || body.group == "other" }

    /// At the head of a clause or right behind a period, and neither compared with nor 在, 对, 向 before it.
    private func isSubject(_ placed: ArticleLayout.PlacedName, _ sentence: Int) -> Bool {
        let start = placed.range.lowerBound
        if words.isVersus(start, layout, sentence) || words.isOblique(start, layout, sentence) { return false }
        let clause = layout.sentences[sentence].clauses[layout.clause(sentence, at: start)]
        if start - clause.lowerBound <= 2 { return true }
        return layout.sentences[sentence].periods.contains { layout.periods[$0].range.upperBound == start }
    }

    private static let joins = ScalarSet("、和及")
    private static let attributive: UInt32 = 0x7684  // 的
}
