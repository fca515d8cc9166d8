import Quantities

/// How far the words of a plan reach: to what is said of time, and to the sentences that go on with it.
extension PlanReader {
    /// 将办好15件实事：…。建设100个公园。启动…: a list of what is to be done, a sentence each without who does it.
    private func isNextDeed(_ frame: Frame, _ earlier: Range<Int>) -> Bool {
        let sentence = layout.sentences[frame.sentence]
        guard layout.sentence(at: earlier.lowerBound) == frame.sentence - 1 || isBehindColon(frame, earlier) else { return false }
        var head = ArticleLayout.listNumber(layout.text, sentence.range) ?? sentence.range.lowerBound
        while let filler = vocabulary.fillers.longest(layout.text, head, frame.start), filler.length > 1 { head += filler.length }
        guard
            layout.text[head] == 0x4E3A  // 为…提供
                || vocabulary.verbs.longest(layout.text, head, frame.end) != nil
                || vocabulary.kinds[.acts].longest(layout.text, head, frame.end) != nil
                || vocabulary.predicateTrie.longest(layout.text, head, frame.end).map({
                    vocabulary.predicates[$0.value].role == .new
                })
                    ?? false
        else { return false }
        return !ClauseWords.says(vocabulary.yearBases, layout.text, sentence.range)
            && !vocabulary.kinds.occurs(.done, layout.text, sentence.range)
            && !vocabulary.kinds.occurs(.stands, layout.text, sentence.range)
    }

    /// 具体包括：, a line without figures between the plan and the first item of its list.
    private func isBehindColon(_ frame: Frame, _ earlier: Range<Int>) -> Bool {
        guard frame.sentence >= 2, layout.sentence(at: earlier.lowerBound) == frame.sentence - 2 else { return false }
        let end = layout.sentences[frame.sentence - 1].range.upperBound
        return layout.text[(end - 1)...].prefix(2).contains(0xFF1A)
    }

    /// What the sentence before planned, this one goes on with: 这批住宅…, …；投资….
    func goesOn(_ frame: Frame, _ said: Words) -> Bool {
        guard let earlier = frame.before ?? frame.earlier, earlier.kind == .target, !isExpected(earlier) else {
            return false
        }
        if frame.before == nil, layout.isContinued(frame.sentence) || isNextDeed(frame, earlier.range) { return true }
        guard let sentence = layout.sentence(at: earlier.range.lowerBound) else { return false }
        let isSame = layout.sentences[sentence].paragraph == layout.sentences[frame.sentence].paragraph
        if said.pointsBack { return isSame || sentence == frame.sentence - 1 }
        return isSame && (said.goesOn || said.isAble)
    }

    /// 计划未来|6个月|内增持…: how long it takes is no figure that the words before belong to.
    func behindSpans(_ frame: Frame) -> Int {
        let before = max(frame.before?.range.upperBound ?? 0, layout.sentences[frame.sentence].range.lowerBound)
        var floor = frame.floor
        while floor > before, floor > frame.start - 60, let span = layout.figure(before: floor, in: frame.sentence),
            PlanReader.spans.contains(layout.text[floor - 1]) || isEach(layout.figures[span].lowerBound)
        {
            floor = max(before, span > 0 ? layout.figures[span - 1].upperBound : 0)
        }
        return floor
    }

    /// 拟每|10股|派发红利1.5元: of how many each is.
    private func isEach(_ place: Int) -> Bool { place > 0 && layout.text[place - 1] == 0x6BCF }

    /// 月 and 日 end a length of time.
    private static let spans = ScalarSet("年月周日天")

    /// 提前两年实现|翻番|目标: an aim that has been come to by then.
    func isReached(_ chosen: Period?, _ frame: Frame) -> Bool {
        guard
            let match = vocabulary.predicateTrie.ending(layout.text, frame.start, frame.floor),
            [.reach, .reachTo].contains(vocabulary.predicates[match.value].role)
        else { return false }
        let clause = layout.sentences[frame.sentence].clauses[frame.clause]
        return isOver(chosen)
            || vocabulary.phrases.early.occurs(in: layout.text, max(clause.lowerBound, frame.start - 24)..<frame.start)
    }

    /// 将|1043份报纸送到村民手中, 将|8个花圈敬献于…: what 将 stands right before is its object, where the clause goes on with what it is.
    func isGiven(_ place: Int, _ frame: Frame) -> Bool {
        let clause = layout.sentences[frame.sentence].clauses[frame.clause]
        guard place >= frame.start, frame.draft.bound == .exact, frame.end < clause.upperBound else { return false }
        return Folding.isHan(layout.text[frame.end]) || Folding.isLatin(layout.text[frame.end])
    }

    /// 高于市场预期|的18.5万人|，失业率降至3.7%: what others had reckoned with plans nothing of what follows.
    func isExpected(_ before: FigureBefore) -> Bool {
        var start = before.range.lowerBound
        // 好于市场预期的|下降|1.5%
        if start > 12, let moved = vocabulary.predicateTrie.ending(layout.text, start, start - 4),
            vocabulary.predicates[moved.value].role == .change
        {
            start -= moved.length
        }
        guard start > 8, layout.text[start - 1] == 0x7684 else { return false }
        return vocabulary.phrases.expected.ends(Array(layout.text[start - 8..<start - 1]))
    }

    /// 增长预期由|6.7%上调至7%: what was expected before, where a figure begins at `place`.
    func isFormerlyExpected(_ place: Int) -> Bool {
        guard place > 9 else { return false }
        return vocabulary.phrases.expected.ends(Array(layout.text[place - 9..<place - 1]))
    }
}
